package org.passportsync.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Compressed pages that were sent before, up to a number of bytes; the least used ones leave first. */
final class PageCache {

    private final Map<Object, byte[]> pages = new LinkedHashMap<>(64, 0.75f, true);
    private final long bound;
    private long held;

    PageCache(long bound) {
        this.bound = bound;
    }

    synchronized Optional<byte[]> get(Object key) {
        return Optional.ofNullable(pages.get(key));
    }

    synchronized void put(Object key, byte[] page) {
        if (page.length > bound || pages.putIfAbsent(key, page) != null) {
            return;
        }
        held += page.length;
        var eldest = pages.entrySet().iterator();
        while (held > bound) {
            held -= eldest.next().getValue().length;
            eldest.remove();
        }
    }
}
