package org.passportsync.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.RunReport;

/**
 * The numbers of a run beside those of the run before it.
 *
 * @param before the run before; null: it is the connection's first that counted anything
 * @param items one an entity (its school is empty) and one an entity and school, where either run has numbers
 */
public record ComparedRuns(RunRow run, @Nullable RunRow before, List<Line> items) {

    /** Numbers of one entity at one school, or (school empty) at all. */
    public record Line(String entity, String school, Counts now, Counts before) {}

    private record Key(org.passportsync.roster.EntityType entity, String school) {}

    public static ComparedRuns of(RunReport run, @Nullable RunReport before) {
        Map<Key, Counts> now = counts(run);
        Map<Key, Counts> then = before == null ? Map.of() : counts(before);
        Set<Key> keys = new LinkedHashSet<>(now.keySet());
        keys.addAll(then.keySet());
        List<Line> lines = keys.stream()
                .sorted(java.util.Comparator.comparing(Key::entity).thenComparing(Key::school))
                .map(key -> new Line(
                        key.entity().key(),
                        key.school(),
                        now.getOrDefault(key, Counts.NONE),
                        then.getOrDefault(key, Counts.NONE)))
                .toList();
        return new ComparedRuns(RunRow.of(run.run()), before == null ? null : RunRow.of(before.run()), lines);
    }

    private static Map<Key, Counts> counts(RunReport report) {
        List<RunReport.Row> rows = new ArrayList<>(report.totals());
        rows.addAll(report.schools());
        return rows.stream().collect(Collectors.toMap(row -> new Key(row.entity(), row.school()), Counts::of));
    }
}
