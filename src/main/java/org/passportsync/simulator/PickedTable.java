package org.passportsync.simulator;

import java.util.Arrays;

/**
 * Some rows of a table.
 *
 * @param ranks which ones, upwards
 */
record PickedTable(Table whole, int[] ranks) implements Table {

    @Override
    public int size() {
        return ranks.length;
    }

    @Override
    public String idAt(int rank) {
        return whole.idAt(ranks[rank]);
    }

    @Override
    public int rankOf(String id) {
        int rank = whole.rankOf(id);
        return rank < 0 ? -1 : Math.max(-1, Arrays.binarySearch(ranks, rank));
    }

    @Override
    public void write(int rank, Utf8 out) {
        whole.write(ranks[rank], out);
    }
}
