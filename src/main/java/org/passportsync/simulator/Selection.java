package org.passportsync.simulator;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Which rows of a table are answered, in which order: a position in the listing to a rank in the table. */
sealed interface Selection {

    int size();

    int rankAt(int position);

    /** Every row by sourcedId. */
    record Upwards(int size) implements Selection {
        @Override
        public int rankAt(int position) {
            return position;
        }
    }

    /** Every row by sourcedId, the last one first. */
    record Downwards(int size) implements Selection {
        @Override
        public int rankAt(int position) {
            return size - 1 - position;
        }
    }

    /** Every row once, in an order that looks like none. */
    record Shuffled(int size) implements Selection {
        private static final long STRIDE = 7_368_787;

        @Override
        public int rankAt(int position) {
            // The stride is prime, so every rank comes up once unless the size is a multiple of it.
            return (int) ((position * STRIDE + 3) % size);
        }
    }

    /** Chosen ranks in the order asked for. */
    record Chosen(int[] ranks) implements Selection {
        @Override
        public int size() {
            return ranks.length;
        }

        @Override
        public int rankAt(int position) {
            return ranks[position];
        }
    }

    /** What a query selects from a table. Filters and sorts by other fields read every row. */
    static Selection of(Table table, Query query) {
        boolean byId = query.sort().field().isEmpty() || query.sort().field().equals("sourcedId");
        boolean down = query.sort().direction() == Query.Direction.DESC;
        if (byId && query.filter().clauses().isEmpty()) {
            return down && !query.sort().field().isEmpty() ? new Downwards(table.size()) : new Upwards(table.size());
        }
        int[] kept = kept(table, query.filter());
        return new Chosen(byId ? turned(kept, down) : sorted(table, kept, query.sort()));
    }

    private static int[] kept(Table table, Filter filter) {
        Utf8 row = new Utf8();
        return IntStream.range(0, table.size())
                .filter(rank -> filter.accepts(written(table, rank, row)))
                .toArray();
    }

    private static int[] sorted(Table table, int[] ranks, Query.Sort sort) {
        record Keyed(String key, int rank) {}
        Utf8 row = new Utf8();
        Comparator<Keyed> order = Comparator.comparing(Keyed::key);
        return Arrays.stream(ranks)
                .mapToObj(rank ->
                        new Keyed(RowFields.of(written(table, rank, row)).first(sort.field()), rank))
                .sorted((sort.direction() == Query.Direction.DESC ? order.reversed() : order)
                        .thenComparing(Keyed::rank))
                .mapToInt(Keyed::rank)
                .toArray();
    }

    private static byte[] written(Table table, int rank, Utf8 row) {
        table.write(rank, row.clear());
        return row.toBytes();
    }

    private static int[] turned(int[] ranks, boolean down) {
        return down
                ? IntStream.range(0, ranks.length)
                        .map(at -> ranks[ranks.length - 1 - at])
                        .toArray()
                : ranks;
    }
}
