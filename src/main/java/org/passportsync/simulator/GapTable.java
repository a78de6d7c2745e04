package org.passportsync.simulator;

import java.util.Arrays;
import java.util.Set;

/** A table with a few rows left out. */
record GapTable(Table whole, int[] gaps) implements Table {

    static Table without(Table whole, Set<String> ids) {
        int[] gaps = ids.stream()
                .mapToInt(whole::rankOf)
                .filter(rank -> rank >= 0)
                .sorted()
                .toArray();
        return new GapTable(whole, gaps);
    }

    @Override
    public int size() {
        return whole.size() - gaps.length;
    }

    @Override
    public String idAt(int rank) {
        return whole.idAt(inWhole(rank));
    }

    @Override
    public int rankOf(String sourcedId) {
        int rank = whole.rankOf(sourcedId);
        int place = Arrays.binarySearch(gaps, rank);
        return rank < 0 || place >= 0 ? -1 : rank + place + 1;
    }

    @Override
    public void write(int rank, Utf8 out) {
        whole.write(inWhole(rank), out);
    }

    private int inWhole(int rank) {
        int found = rank;
        for (int gap : gaps) {
            if (gap <= found) {
                found++;
            }
        }
        return found;
    }
}
