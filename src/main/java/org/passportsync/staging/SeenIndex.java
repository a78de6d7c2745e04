package org.passportsync.staging;

import java.util.BitSet;
import org.passportsync.roster.ContentHash;

/**
 * The hashes of all that the baseline remembers, in memory: membership means unchanged.
 *
 * <p>An open-addressing set of 128-bit hashes, about 24 bytes a record. Reading is safe for several threads once it is
 * filled; marking is for one.
 */
public final class SeenIndex {

    private final long[] slots;
    private final int mask;
    private final BitSet marked = new BitSet();
    private int size;

    /** Makes room for so many hashes. */
    public SeenIndex(int capacity) {
        int places = Integer.highestOneBit(Math.max(8, capacity + capacity / 2)) << 1;
        this.slots = new long[places * 2];
        this.mask = places - 1;
    }

    public int size() {
        return size;
    }

    /** Adds a hash; adding it again changes nothing. */
    public void add(long high, long low) {
        int at = place(high, low);
        if (empty(at)) {
            slots[at] = high;
            slots[at + 1] = low == 0 && high == 0 ? 1 : low;
            size++;
        }
    }

    public boolean contains(ContentHash hash) {
        return contains(hash.high(), hash.low());
    }

    boolean contains(long high, long low) {
        return !empty(place(high, low));
    }

    /** Marks what ends in these 64 bits as seen; two hashes that share them are both marked, which deletes nothing. */
    public void markLow(long low) {
        for (int at = start(low); !empty(at); at = next(at)) {
            if (slots[at + 1] == low) {
                marked.set(at >> 1);
            }
        }
    }

    public boolean marked(ContentHash hash) {
        int at = place(hash.high(), hash.low());
        return !empty(at) && marked.get(at >> 1);
    }

    /** Takes hashes; see {@link #forEachUnmarked}. */
    public interface HashSink {
        void hash(long high, long low);
    }

    /** Walks over all that was remembered but not seen. */
    public void forEachUnmarked(HashSink sink) {
        for (int at = 0; at < slots.length; at += 2) {
            if (!empty(at) && !marked.get(at >> 1)) {
                sink.hash(slots[at], slots[at + 1]);
            }
        }
    }

    private int place(long high, long low) {
        long wanted = low == 0 && high == 0 ? 1 : low;
        int at = start(wanted);
        while (!empty(at) && (slots[at + 1] != wanted || slots[at] != high)) {
            at = next(at);
        }
        return at;
    }

    private int start(long low) {
        return ((int) (low ^ low >>> 32) & mask) << 1;
    }

    private int next(int at) {
        return at + 2 & (slots.length - 1);
    }

    private boolean empty(int at) {
        return slots[at] == 0 && slots[at + 1] == 0;
    }
}
