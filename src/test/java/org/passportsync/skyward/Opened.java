package org.passportsync.skyward;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Delivery;
import org.passportsync.connection.NativeApi;
import org.passportsync.connection.NativeApi.Paging;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.SourceSettings;
import org.passportsync.sis.SourceWatcher;
import org.passportsync.wire.Bounds;

/** A source whose pauses take no time, and whose clock is turned by hand. */
final class Opened implements AutoCloseable {

    static final String KEY = "lakeside";
    static final String SECRET = "simulated-secret";

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-15T12:00:00Z"));
    private final AtomicLong ticks = new AtomicLong();
    private final Map<String, NativeApi.Endpoint> endpoints = new LinkedHashMap<>();
    private final String url;
    private @Nullable URI tokenUrl;
    private String secret = SECRET;
    private int atOnce = 4;
    private int mostBytes = Bounds.USUAL.mostBytes();
    private @Nullable SkywardSource source;

    private Opened(String url) {
        this.url = url;
    }

    static Opened at(String url) {
        return new Opened(url);
    }

    Opened tokenUrl(String other) {
        tokenUrl = URI.create(other);
        return this;
    }

    Opened secret(String other) {
        secret = other;
        return this;
    }

    Opened atOnce(int requests) {
        atOnce = requests;
        return this;
    }

    Opened mostBytes(int bytes) {
        mostBytes = bytes;
        return this;
    }

    Opened path(String resource, String path) {
        return endpoint(resource, path, null);
    }

    Opened byOffset(String resource, @Nullable String path) {
        return endpoint(resource, path, Paging.OFFSET);
    }

    Opened endpoint(String resource, @Nullable String path, @Nullable Paging paging) {
        endpoints.put(resource, new NativeApi.Endpoint(path, paging, null));
        return this;
    }

    SkywardSource source() {
        SkywardSource known = source;
        if (known != null) {
            return known;
        }
        InstantSource clock = now::get;
        NativeApi api = new NativeApi(NativeApi.Flavour.SMS2, endpoints);
        SourceSettings settings = new SourceSettings(secret, api, clock, new Middle(), SourceWatcher.NONE);
        Bounds bounds = new Bounds(_ -> {}, mostBytes, () -> ticks.getAndAdd(3_000_000));
        SkywardSource opened = new SkywardSource(delivery(), settings, bounds);
        source = opened;
        return opened;
    }

    Delivery delivery() {
        return new Delivery(URI.create(url), tokenUrl, KEY, null, List.of(), 100, atOnce, Duration.ofSeconds(20), null);
    }

    /** All pages of a resource, as text, from a cursor on. */
    List<String> followed(String resource, int limit) throws Exception {
        List<String> pages = new ArrayList<>();
        String cursor = null;
        do {
            SourcePage page = source().follow(resource, cursor, limit);
            pages.add(text(page));
            cursor = page.next();
        } while (cursor != null);
        return pages;
    }

    static String text(SourcePage page) {
        return new String(page.body(), StandardCharsets.UTF_8);
    }

    SourceFault faultOf(String resource, @Nullable String cursor) {
        return Assertions.catchThrowableOfType(SourceFault.class, () -> source().follow(resource, cursor, 10));
    }

    @Override
    public void close() {
        if (source != null) {
            source.close();
        }
    }

    /** Says the same number always. */
    private record Middle() implements RandomGenerator {

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("only nextDouble is asked for");
        }

        @Override
        public double nextDouble() {
            return 0.5;
        }
    }
}
