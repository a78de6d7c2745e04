package org.passportsync.oneroster;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Delivery;
import org.passportsync.connection.NativeApi;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceSettings;
import org.passportsync.wire.Bounds;
import org.passportsync.wire.Pause;

/** A source whose pauses are noted instead of waited for, and whose clock is turned by hand. */
final class SourceUnderTest implements AutoCloseable {

    static final String CLIENT = "lakeside";
    static final String SECRET = "simulated-secret";

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-15T12:00:00Z"));
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    final List<String> told = new CopyOnWriteArrayList<>();
    private Set<String> unasked = Set.of();
    private final AtomicLong ticks = new AtomicLong();
    private Delivery delivery;
    private String secret = SECRET;
    private double jitter;
    private Pause pause = pauses::add;
    private int mostBytes = Bounds.USUAL.mostBytes();
    private @Nullable OneRosterSource opened;

    private SourceUnderTest(String url) {
        delivery = new Delivery(URI.create(url), null, CLIENT, null, List.of(), 100, 4, Duration.ofSeconds(20), null);
    }

    static SourceUnderTest at(String url) {
        return new SourceUnderTest(url);
    }

    SourceUnderTest secret(String other) {
        secret = other;
        return this;
    }

    SourceUnderTest jitter(double always) {
        jitter = always;
        return this;
    }

    SourceUnderTest interruptedInPauses() {
        pause = _ -> {
            throw new InterruptedException("as by a stop");
        };
        return this;
    }

    SourceUnderTest mostBytes(int most) {
        mostBytes = most;
        return this;
    }

    SourceUnderTest tokenUrl(String url) {
        return delivery(new Delivery(
                delivery.serviceUrl(),
                URI.create(url),
                delivery.clientId(),
                null,
                delivery.scopes(),
                delivery.pageSize(),
                delivery.maxConcurrentRequests(),
                delivery.requestTimeout(),
                null));
    }

    SourceUnderTest clientId(String id) {
        return delivery(new Delivery(
                delivery.serviceUrl(),
                delivery.tokenUrl(),
                id,
                null,
                delivery.scopes(),
                delivery.pageSize(),
                delivery.maxConcurrentRequests(),
                delivery.requestTimeout(),
                null));
    }

    SourceUnderTest scopes(String... scopes) {
        return delivery(new Delivery(
                delivery.serviceUrl(),
                delivery.tokenUrl(),
                delivery.clientId(),
                null,
                List.of(scopes),
                delivery.pageSize(),
                delivery.maxConcurrentRequests(),
                delivery.requestTimeout(),
                null));
    }

    SourceUnderTest atOnce(int requests) {
        return delivery(new Delivery(
                delivery.serviceUrl(),
                delivery.tokenUrl(),
                delivery.clientId(),
                null,
                delivery.scopes(),
                delivery.pageSize(),
                requests,
                delivery.requestTimeout(),
                null));
    }

    SourceUnderTest timeout(Duration timeout) {
        return delivery(new Delivery(
                delivery.serviceUrl(),
                delivery.tokenUrl(),
                delivery.clientId(),
                null,
                delivery.scopes(),
                delivery.pageSize(),
                delivery.maxConcurrentRequests(),
                timeout,
                null));
    }

    /** One of which some resources are not wanted. */
    SourceUnderTest without(String... resources) {
        unasked = Set.of(resources);
        return this;
    }

    Source source() {
        OneRosterSource source = opened;
        if (source == null) {
            InstantSource clock = now::get;
            SourceSettings settings = new SourceSettings(
                            secret,
                            NativeApi.DEFAULT,
                            clock,
                            new Steady(jitter),
                            (resource, reason, _) -> told.add(resource + " " + reason))
                    .without(unasked);
            source = new OneRosterSource(
                    delivery,
                    settings,
                    OneRosterParsers::of,
                    new Bounds(pause, mostBytes, () -> ticks.getAndAdd(3_000_000)));
            opened = source;
        }
        return source;
    }

    /** Says the same number always. */
    private record Steady(double number) implements RandomGenerator {

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("only nextDouble is asked for");
        }

        @Override
        public double nextDouble() {
            return number;
        }
    }

    /** The fault that a fetch of the first page ends with. */
    SourceFault faultOf(String resource) {
        return Assertions.catchThrowableOfType(SourceFault.class, () -> source().fetch(resource, 0, 100));
    }

    void passes(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private SourceUnderTest delivery(Delivery other) {
        delivery = other;
        return this;
    }
}
