package org.passportsync.staging;

import java.util.List;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Earlier pages in memory, around the place that a slice is read at: so that what is fetched ahead can be compared with them
 * on threads that may not look into the database. One thread fills it, all may ask it; what is not in it is only slower.
 */
public final class NearPages {

    private static final int MARGIN = 2;

    private final Semaphore room;
    private final IntSupplier depth;
    private final NavigableMap<Long, Kept> pages = new ConcurrentSkipListMap<>();
    private long last = -1;

    /**
     * Prepares an empty one.
     *
     * @param room a permit for each page in memory; where there is none left, pages stay away
     * @param depth how many pages are fetched ahead
     */
    public NearPages(Semaphore room, IntSupplier depth) {
        this.room = room;
        this.depth = depth;
    }

    /** Never holds any. */
    static NearPages none() {
        return new NearPages(new Semaphore(0), () -> 0);
    }

    /** Gets pages out of the database: those behind an offset, in their order, no more than so many. */
    interface Loading {
        List<Kept> behind(long offset, int most);
    }

    /** A page as it is kept. */
    static final class Kept {

        private final long offset;
        private final UUID bodyHash;
        private final byte[] outcome;
        private byte @Nullable [] traces;
        private @Nullable EarlierPage rows;

        Kept(long offset, UUID bodyHash, byte[] outcome, byte @Nullable [] traces) {
            this.offset = offset;
            this.bodyHash = bodyHash;
            this.outcome = outcome;
            this.traces = traces;
        }

        /** What the page yielded, if it had these bytes. */
        @Nullable
        PageOutcome outcome(UUID hash) {
            return bodyHash.equals(hash) ? PageOutcome.read(outcome) : null;
        }

        /** Row by row, where its rows can be told apart; unpacked once, by whoever asks first. */
        synchronized @Nullable EarlierPage rows() {
            if (traces != null) {
                rows = new EarlierPage(offset, PageOutcome.read(outcome), RowTraces.read(traces));
                traces = null;
            }
            return rows;
        }
    }

    /** The page that begins at an offset, if it is near. */
    @Nullable
    Kept at(long offset) {
        return pages.get(offset);
    }

    /**
     * Goes on to where the slice is read next: lets go of what lies behind, and gets what lies ahead.
     *
     * @param from the earlier page in which reading goes on
     * @param before the one in front of it, which is kept as well
     */
    void moveTo(long from, long before, Loading loading) {
        NavigableMap<Long, Kept> behind = pages.headMap(before, false);
        room.release(forget(behind));
        int wanted = depth.getAsInt() + MARGIN - pages.tailMap(from, true).size();
        int granted = 0;
        while (granted < wanted && room.tryAcquire()) {
            granted++;
        }
        int loaded = 0;
        try {
            loaded = granted == 0 ? 0 : load(Math.max(last, before - 1), granted, loading);
        } finally {
            room.release(granted - loaded);
        }
    }

    private int load(long after, int most, Loading loading) {
        List<Kept> next = loading.behind(after, most);
        next.forEach(page -> pages.put(page.offset, page));
        last = next.isEmpty() ? last : next.getLast().offset;
        return next.size();
    }

    private static int forget(NavigableMap<Long, Kept> some) {
        int size = some.size();
        some.clear();
        return size;
    }

    /** Lets go of everything. */
    void clear() {
        room.release(forget(pages));
    }
}
