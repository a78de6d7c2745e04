package org.passportsync.simulator;

import java.util.Arrays;

/**
 * Native rows written from some rows of a OneRoster table, under the same identifiers and in the same order.
 *
 * @param ranks which rows of the source, upwards
 */
record DerivedTable(Table source, int[] ranks, NativeKind kind) implements Table {

    @Override
    public int size() {
        return ranks.length;
    }

    @Override
    public String idAt(int rank) {
        return source.idAt(ranks[rank]);
    }

    @Override
    public int rankOf(String id) {
        int rank = source.rankOf(id);
        return rank < 0 ? -1 : Math.max(-1, Arrays.binarySearch(ranks, rank));
    }

    @Override
    public void write(int rank, Utf8 out) {
        OneRosterRow.at(source, ranks[rank]).ifPresent(row -> OneRosterRow.write(kind.row(row, 0), out));
    }
}
