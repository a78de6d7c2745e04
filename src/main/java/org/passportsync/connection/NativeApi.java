package org.passportsync.connection;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the native API of application {@code skyward} is spoken.
 *
 * @param resources what differs from the shipped paths, paging styles and keys, by resource
 */
public record NativeApi(Flavour flavour, Map<String, Endpoint> resources) {

    public static final NativeApi DEFAULT = new NativeApi(Flavour.SMS2, Map.of());

    public NativeApi {
        resources = Collections.unmodifiableMap(new TreeMap<>(resources));
    }

    /** Which Skyward product answers. */
    public enum Flavour {
        SMS2,
        QMLATIV
    }

    /** How a resource is paged. */
    public enum Paging {
        CURSOR,
        OFFSET,
        PAGE
    }

    /** One resource; null: as shipped. */
    public record Endpoint(
            @Nullable String path,
            @Nullable Paging paging,
            @Nullable String key) {}
}
