package org.passportsync.simulator;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Rows that come and go while they are paged, by a script that is always the same.
 *
 * <p>Some rows are held back from the first request on. Each step takes as many others away and brings the held ones back: so rows are
 * deleted and inserted anywhere, and the number of rows stays.
 */
final class MovingRows {

    private final Map<Resource, TreeSet<String>> hidden = new EnumMap<>(Resource.class);
    private List<Fault> expected = List.of();
    private long steps;

    synchronized void forget() {
        hidden.clear();
        steps = 0;
        expected = List.of();
    }

    synchronized void expect(Fault fault) {
        expected = List.of(fault);
    }

    synchronized Rows over(Rows rows) {
        if (expected.isEmpty()) {
            return rows;
        }
        for (Resource resource : expected.getFirst().scope().resources()) {
            if (!hidden.containsKey(resource)) {
                hidden.put(resource, chosen(expected.getFirst(), rows, resource));
            }
        }
        return new Moved(rows, Map.copyOf(hidden), steps);
    }

    synchronized void step(Fault fault, Rows rows, Resource resource) {
        steps++;
        hidden.put(resource, chosen(fault, rows, resource));
    }

    private TreeSet<String> chosen(Fault fault, Rows rows, Resource resource) {
        Table table = rows.table(resource, new View(Version.V1_2, ""), Sight.EVERYTHING);
        SplittableRandom script = new SplittableRandom(steps * 31 + resource.ordinal());
        TreeSet<String> ids = new TreeSet<>();
        int wanted = (int) Math.min(Math.max(1, fault.second()), table.size() / 2);
        while (ids.size() < wanted) {
            ids.add(table.idAt(script.nextInt(table.size())));
        }
        return ids;
    }

    /** Rows without the hidden ones. */
    private record Moved(Rows rows, Map<Resource, TreeSet<String>> hidden, long steps) implements Rows {

        @Override
        public Table table(Resource resource, View view, Sight sight) {
            Table whole = rows.table(resource, view, sight);
            return hidden.containsKey(resource) ? GapTable.without(whole, hidden.get(resource)) : whole;
        }

        @Override
        public Object edition() {
            return List.of(rows.edition(), steps);
        }
    }
}
