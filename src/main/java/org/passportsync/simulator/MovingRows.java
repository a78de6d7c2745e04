package org.passportsync.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Rows that come and go while they are paged, by a script that is always the same.
 *
 * <p>Some rows are held back from the first request on. Each step takes as many others away and brings the held ones back: so rows are
 * deleted and inserted anywhere, and the number of rows stays. Rows of OneRoster and of SMS 2.0 move each by themselves.
 */
final class MovingRows {

    /** What moves where nothing else is said. */
    static final Set<Target> USUAL = Set.of(
            Resource.CLASSES,
            Resource.USERS,
            Resource.ENROLLMENTS,
            Resource.DEMOGRAPHICS,
            NativeResource.STUDENTS,
            NativeResource.STAFF,
            NativeResource.GUARDIANS,
            NativeResource.SECTIONS,
            NativeResource.ENROLLMENTS,
            NativeResource.STUDENT_SCHEDULES);

    private final Map<Target, TreeSet<String>> hidden = new HashMap<>();
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

    /** How often rows have moved. */
    synchronized long steps() {
        return steps;
    }

    synchronized Rows over(Rows rows) {
        if (expected.isEmpty()) {
            return rows;
        }
        for (Target target : expected.getFirst().scope().resources()) {
            if (target instanceof Resource resource && !hidden.containsKey(target)) {
                hidden.put(resource, chosen(expected.getFirst(), whole(rows, resource), resource.ordinal()));
            }
        }
        return new Moved(rows, Map.copyOf(hidden), steps);
    }

    /** All of a native collection, or a part of it, without what is away. */
    synchronized Table over(NativeResource resource, Table whole, Table part) {
        if (expected.isEmpty() || !expected.getFirst().scope().resources().contains(resource)) {
            return part;
        }
        return GapTable.without(
                part, hidden.computeIfAbsent(resource, _ -> chosen(expected.getFirst(), whole, resource.ordinal())));
    }

    synchronized void step(Fault fault, Rows rows, Resource resource) {
        steps++;
        hidden.put(resource, chosen(fault, whole(rows, resource), resource.ordinal()));
    }

    synchronized void step(Fault fault, Table whole, NativeResource resource) {
        steps++;
        hidden.put(resource, chosen(fault, whole, resource.ordinal()));
    }

    private TreeSet<String> chosen(Fault fault, Table table, int which) {
        SplittableRandom script = new SplittableRandom(steps * 31 + which);
        TreeSet<String> ids = new TreeSet<>();
        int wanted = (int) Math.min(Math.max(1, fault.second()), table.size() / 2);
        while (ids.size() < wanted) {
            ids.add(table.idAt(script.nextInt(table.size())));
        }
        return ids;
    }

    private static Table whole(Rows rows, Resource resource) {
        return rows.table(resource, new View(Version.V1_2, ""), Sight.EVERYTHING);
    }

    /** Rows without the hidden ones. */
    private record Moved(Rows rows, Map<Target, TreeSet<String>> hidden, long steps) implements Rows {

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
