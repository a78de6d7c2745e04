package org.passportsync.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;

/** A run beside the committed one before it, per entity and per school. */
record Comparison(Run before, List<Pair> entities, List<Pair> schools) {

    /** What two runs counted of the same entity, at one school or (school empty) at all; null: nothing. */
    record Pair(EntityType entity, String school, RunReport.@Nullable Row before, RunReport.@Nullable Row now) {

        public long readBefore() {
            return before == null ? 0 : before.read();
        }

        public long readNow() {
            return now == null ? 0 : now.read();
        }

        public long liveBefore() {
            return before == null ? 0 : before.liveAfter();
        }

        public long liveNow() {
            return now == null ? 0 : now.liveAfter();
        }

        public long deletesBefore() {
            return before == null ? 0 : before.deletes();
        }

        public long deletesNow() {
            return now == null ? 0 : now.deletes();
        }

        public long changesBefore() {
            return changes(before);
        }

        public long changesNow() {
            return changes(now);
        }

        private static long changes(RunReport.@Nullable Row row) {
            return row == null ? 0 : row.creates() + row.updates() + row.deletes();
        }
    }

    static Comparison of(RunReport before, RunReport now) {
        return new Comparison(
                before.run(), pairs(before.totals(), now.totals()), pairs(before.schools(), now.schools()));
    }

    private static List<Pair> pairs(List<RunReport.Row> before, List<RunReport.Row> now) {
        Map<String, RunReport.Row> old = byPlace(before);
        Map<String, RunReport.Row> young = byPlace(now);
        TreeMap<String, RunReport.Row> places = new TreeMap<>(old);
        places.putAll(young);
        List<Pair> pairs = new ArrayList<>();
        places.forEach(
                (place, row) -> pairs.add(new Pair(row.entity(), row.school(), old.get(place), young.get(place))));
        pairs.sort(Comparator.comparingLong(Pair::deletesNow)
                .thenComparingLong(Pair::changesNow)
                .reversed()
                .thenComparing(pair -> pair.entity().code()));
        return pairs;
    }

    private static Map<String, RunReport.Row> byPlace(List<RunReport.Row> rows) {
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.school() + " " + row.entity().code(), row -> row));
    }
}
