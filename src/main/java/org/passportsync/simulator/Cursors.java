package org.passportsync.simulator;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** The cursors that were handed out: opaque texts, each for a place in a listing; the oldest are forgotten. */
final class Cursors {

    private static final int REMEMBERED = 20_000;
    private static final int BYTES = 16;

    /**
     * Where to read on.
     *
     * @param path the collection's path
     * @param after the identifier of the last row that was read
     * @param position how many rows were read
     * @param uses how often a cursor of this reading has been used
     */
    record Place(String path, String after, int position, AtomicLong uses) {}

    private long serial;
    private final Map<String, Place> places = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized String issue(Place place) {
        SplittableRandom text = new SplittableRandom(serial++);
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(text.nextLong())
                .putLong(text.nextLong())
                .array();
        String cursor = Base64.getEncoder().encodeToString(bytes);
        places.put(cursor, place);
        return cursor;
    }

    synchronized Optional<Place> place(String cursor, String path) {
        return Optional.ofNullable(places.get(cursor)).filter(one -> one.path().equals(path));
    }
}
