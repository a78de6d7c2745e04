package org.passportsync.simulator;

import java.util.List;

/** Tables one after the other; every sourcedId of one sorts before every one of the next. */
record JoinedTable(List<Table> parts) implements Table {

    @Override
    public int size() {
        return parts.stream().mapToInt(Table::size).sum();
    }

    @Override
    public String idAt(int rank) {
        int rest = rank;
        for (Table part : parts) {
            if (rest < part.size()) {
                return part.idAt(rest);
            }
            rest -= part.size();
        }
        throw new IndexOutOfBoundsException(rank);
    }

    @Override
    public int rankOf(String sourcedId) {
        int before = 0;
        for (Table part : parts) {
            int rank = part.rankOf(sourcedId);
            if (rank >= 0) {
                return before + rank;
            }
            before += part.size();
        }
        return -1;
    }

    @Override
    public void write(int rank, Utf8 out) {
        int rest = rank;
        for (Table part : parts) {
            if (rest < part.size()) {
                part.write(rest, out);
                return;
            }
            rest -= part.size();
        }
        throw new IndexOutOfBoundsException(rank);
    }
}
