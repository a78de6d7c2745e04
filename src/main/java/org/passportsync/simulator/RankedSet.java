package org.passportsync.simulator;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** A fixed set of numbers, one bit each, that finds the number at a rank and the rank of a number. */
final class RankedSet {

    private final long[] words;
    private final int[] before;
    private final int size;

    private RankedSet(long[] words) {
        this.words = words;
        this.before = new int[words.length];
        int count = 0;
        for (int at = 0; at < words.length; at++) {
            before[at] = count;
            count += Long.bitCount(words[at]);
        }
        size = count;
    }

    /** The numbers from 0 to below the bound that are accepted. */
    static RankedSet of(int bound, IntPredicate accepted) {
        long[] words = new long[(bound + 63) / 64];
        for (int number = 0; number < bound; number++) {
            if (accepted.test(number)) {
                words[number >> 6] |= 1L << number;
            }
        }
        return new RankedSet(words);
    }

    int size() {
        return size;
    }

    boolean contains(int number) {
        return number >= 0 && number >> 6 < words.length && (words[number >> 6] >>> number & 1) == 1;
    }

    /** How many numbers of the set are smaller. */
    int rank(int number) {
        return before[number >> 6] + Long.bitCount(words[number >> 6] & (1L << number) - 1);
    }

    /** The number at this rank, which must be below the size. */
    int numberAt(int rank) {
        int found = Arrays.binarySearch(before, rank);
        int word = found < 0 ? -found - 2 : found;
        // Words without a number share their count with the one after: the last of them holds the rank.
        while (word + 1 < before.length && before[word + 1] <= rank) {
            word++;
        }
        long rest = words[word];
        for (int left = rank - before[word]; left > 0; left--) {
            rest &= rest - 1;
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }
}
