package org.passportsync.simulator;

import java.util.Arrays;
import java.util.SortedMap;

/** The rows of one resource of a hand-made district at one moment. */
record HandMadeTable(String[] ids, byte[][] rows) implements Table {

    static HandMadeTable of(SortedMap<String, byte[]> rows) {
        return new HandMadeTable(
                rows.keySet().toArray(new String[0]), rows.values().toArray(new byte[0][]));
    }

    @Override
    public int size() {
        return ids.length;
    }

    @Override
    public String idAt(int rank) {
        return ids[rank];
    }

    @Override
    public int rankOf(String sourcedId) {
        return Math.max(-1, Arrays.binarySearch(ids, sourcedId));
    }

    @Override
    public void write(int rank, Utf8 out) {
        out.raw(rows[rank]);
    }
}
