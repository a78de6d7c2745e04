package org.passportsync.staging;

import java.nio.LongBuffer;
import java.util.BitSet;
import org.passportsync.roster.ContentHash;

/**
 * The hashes of all that the baseline remembers, in memory: membership means unchanged.
 *
 * <p>An open-addressing set of 128-bit hashes, about 24 bytes a record. Reading is safe for several threads once it is
 * filled; marking is for one.
 *
 * <p>Nearly each look-up waits for memory. So what is looked up together is first fetched from its places, a block at a
 * time, where the processor waits for all of a block at once, and then compared. And a hash's place is told by its last
 * byte first, so that hashes that are added in portions of the same last byte go next to each other.
 */
public final class SeenIndex {

    private static final int BLOCK = 32;

    private final long[] slots;
    private final int mask;
    private final int shift;
    private final BitSet marked = new BitSet();
    private int size;
    private long sum;
    private boolean allMarked;

    /** Makes room for so many hashes. */
    public SeenIndex(int capacity) {
        int places = Integer.highestOneBit(Math.max(8, capacity + capacity / 2)) << 1;
        this.slots = new long[places * 2];
        this.mask = slots.length - 1;
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
    }

    public int size() {
        return size;
    }

    /** Adds a hash; adding it again changes nothing. */
    public void add(long high, long low) {
        long wanted = filled(high, low);
        int at = place(high, wanted);
        if (empty(at)) {
            slots[at] = high;
            slots[at + 1] = wanted;
            size++;
            sum += wanted;
        }
    }

    public boolean contains(ContentHash hash) {
        return !empty(place(hash.high(), filled(hash.high(), hash.low())));
    }

    /**
     * Which hashes are not in it.
     *
     * @param hashes one after the other, high half first
     * @return their numbers, from 0
     */
    BitSet missing(long[] hashes) {
        BitSet missing = new BitSet();
        long[] fetched = new long[BLOCK];
        int count = hashes.length / 2;
        for (int from = 0; from < count; from += BLOCK) {
            int size = Math.min(BLOCK, count - from);
            for (int i = 0; i < size; i++) {
                fetched[i] = slots[start(hashes[2 * (from + i) + 1]) + 1];
            }
            for (int i = 0; i < size; i++) {
                long high = hashes[2 * (from + i)];
                long low = hashes[2 * (from + i) + 1];
                boolean here = low != 0 && fetched[i] == low && slots[start(low)] == high;
                if (!here && empty(place(high, filled(high, low)))) {
                    missing.set(from + i);
                }
            }
        }
        return missing;
    }

    /**
     * Marks what ends in these 64 bits as seen; hashes that share them are all marked, which deletes nothing.
     *
     * @param lows the last halves of hashes; all that remain are taken
     */
    public void markLows(LongBuffer lows) {
        long[] wanted = new long[BLOCK];
        long[] fetched = new long[BLOCK];
        while (lows.hasRemaining()) {
            int size = Math.min(BLOCK, lows.remaining());
            lows.get(wanted, 0, size);
            for (int i = 0; i < size; i++) {
                fetched[i] = slots[start(wanted[i]) + 1];
            }
            for (int i = 0; i < size; i++) {
                mark(wanted[i], fetched[i]);
                if (wanted[i] == 0) {
                    mark(1, 0);
                }
            }
        }
    }

    /** Takes also what the first of its places holds, fetched before. */
    private void mark(long low, long first) {
        int at = start(low);
        if (first == low) {
            marked.set(at >> 1);
            at = next(at);
        }
        for (; !empty(at); at = next(at)) {
            if (slots[at + 1] == low) {
                marked.set(at >> 1);
            }
        }
    }

    /**
     * Marks all of it where the run saw just that, told by number and sum; whoever was seen instead of another would have to
     * have the same 64 bits, as in {@link #markLows}. Says whether it did.
     */
    public boolean markAll(SeenTally seen) {
        allMarked |= seen.count() == size && seen.sum() == sum;
        return allMarked;
    }

    public boolean marked(ContentHash hash) {
        int at = place(hash.high(), filled(hash.high(), hash.low()));
        return !empty(at) && (allMarked || marked.get(at >> 1));
    }

    /** Takes hashes; see {@link #forEachUnmarked}. */
    public interface HashSink {
        void hash(long high, long low);
    }

    /** Walks over all that was remembered but not seen. */
    public void forEachUnmarked(HashSink sink) {
        if (allMarked) {
            return;
        }
        for (int at = 0; at < slots.length; at += 2) {
            if (!empty(at) && !marked.get(at >> 1)) {
                sink.hash(slots[at], slots[at + 1]);
            }
        }
    }

    /** An empty place holds nothing but zeros, so the hash of nothing but zeros stands for its neighbour. */
    private static long filled(long high, long low) {
        return low == 0 && high == 0 ? 1 : low;
    }

    private int place(long high, long wanted) {
        int at = start(wanted);
        while (!empty(at) && (slots[at + 1] != wanted || slots[at] != high)) {
            at = next(at);
        }
        return at;
    }

    private int start(long low) {
        return (int) (Long.rotateRight(low, Byte.SIZE) >>> shift) << 1;
    }

    private int next(int at) {
        return at + 2 & mask;
    }

    private boolean empty(int at) {
        return slots[at] == 0 && slots[at + 1] == 0;
    }
}
