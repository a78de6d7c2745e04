package org.passportsync.staging;

import java.util.Arrays;
import org.passportsync.roster.ContentHash;

/** Hashes one after the other, without an object for each. */
final class HashList {

    private long[] halves = new long[2_048];
    private int size;

    void add(ContentHash hash) {
        if (size == halves.length) {
            halves = Arrays.copyOf(halves, 2 * size);
        }
        halves[size++] = hash.high();
        halves[size++] = hash.low();
    }

    /** How many hashes there are. */
    int size() {
        return size / 2;
    }

    ContentHash get(int at) {
        return new ContentHash(halves[2 * at], halves[2 * at + 1]);
    }

    /** All halves; the high one of each hash first. */
    long[] toArray() {
        return Arrays.copyOf(halves, size);
    }
}
