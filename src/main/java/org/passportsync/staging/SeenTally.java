package org.passportsync.staging;

import java.nio.LongBuffer;

/**
 * How many hashes a run saw, and the sum of their last halves: what takes no look-up tells whether all that is remembered was
 * seen. A page begins with the row at which the one before ended, so what both hold there is counted once. Where anything else
 * was seen twice, number or sum are too large, and each hash has to be looked up.
 */
public final class SeenTally {

    /** More parts than the rows have in which pages overlap. */
    private static final int MOST_SHARED = 64;

    private LongBuffer before = LongBuffer.allocate(0);
    private long count;
    private long sum;

    /** Takes the last halves of a page's hashes, from their first to their last; pages in the order in which they were read. */
    public void page(LongBuffer lows) {
        for (int at = shared(lows); at < lows.limit(); at++) {
            count++;
            sum += lows.get(at);
        }
        before = lows;
    }

    /** How many hashes at its beginning are those at the end of the page before. */
    private int shared(LongBuffer lows) {
        int most = Math.min(MOST_SHARED, Math.min(before.limit(), lows.limit()));
        for (int shared = 1; shared <= most; shared++) {
            if (lows.slice(0, shared).equals(before.slice(before.limit() - shared, shared))) {
                return shared;
            }
        }
        return 0;
    }

    long count() {
        return count;
    }

    long sum() {
        return sum;
    }
}
