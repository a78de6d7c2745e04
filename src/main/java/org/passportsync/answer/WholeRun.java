package org.passportsync.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.IssueKind;
import org.passportsync.run.RunReport;
import org.passportsync.run.RunReports;

/**
 * Everything about a run.
 *
 * @param counts by the name of the entity
 * @param issues by kind
 * @param remarks what a person should know beside the numbers
 * @param unused settings of the definition that do not act yet
 */
public record WholeRun(
        @JsonUnwrapped RunRow row,
        List<HoldShown> holds,
        Map<String, Counts> counts,
        Map<String, Long> issues,
        List<StepShown> steps,
        List<String> remarks,
        List<String> unused) {

    /** The last execution of a step. */
    public record StepShown(
            String name,
            String status,
            long read,
            long written,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        static StepShown of(RunReports.Step step) {
            return new StepShown(
                    step.name(), step.status(), step.read(), step.written(), step.startedAt(), step.finishedAt());
        }
    }

    public static WholeRun of(RunReport report, List<RunReports.Step> steps) {
        Map<String, Counts> counts = new LinkedHashMap<>();
        report.totals().forEach(row -> counts.put(row.entity().key(), Counts.of(row)));
        Map<String, Long> issues = new LinkedHashMap<>();
        for (IssueKind kind : IssueKind.values()) {
            issues.put(kind.name(), report.issues().getOrDefault(kind, 0L));
        }
        return new WholeRun(
                RunRow.of(report.run()),
                report.holds().stream().map(HoldShown::of).toList(),
                counts,
                issues,
                steps.stream().map(StepShown::of).toList(),
                List.copyOf(report.remarks()),
                List.copyOf(report.unused()));
    }
}
