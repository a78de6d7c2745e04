package org.passportsync.simulator;

/** The rows of one kind that are there, written when they are asked for. */
record GeneratedTable(RankedSet there, Kind kind) implements Table {

    private static final int LONGEST_ID = 48;

    @Override
    public int size() {
        return there.size();
    }

    @Override
    public String idAt(int rank) {
        return id(there.numberAt(rank));
    }

    @Override
    public int rankOf(String sourcedId) {
        int number = kind.numberOf(sourcedId);
        return there.contains(number) && id(number).equals(sourcedId) ? there.rank(number) : -1;
    }

    @Override
    public void write(int rank, Utf8 out) {
        kind.write(there.numberAt(rank), out);
    }

    private String id(int number) {
        Utf8 id = new Utf8(LONGEST_ID);
        kind.writeId(number, id);
        return id.toString();
    }
}
