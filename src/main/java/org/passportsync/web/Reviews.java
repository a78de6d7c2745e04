package org.passportsync.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.passportsync.change.ChangeList;
import org.passportsync.job.Workplace;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;
import org.passportsync.run.RunReports;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.passportsync.staging.IssueList;
import org.passportsync.staging.SliceProgress;
import org.springframework.stereotype.Component;

/** Gathers what the page of a run shows. */
@Component
record Reviews(Workplace place, Runs runs, RunReports reports) {

    RunReport report(Run run) {
        return reports.of(run);
    }

    /** The steps in the order in which they began. */
    List<RunReports.Step> steps(Run run) {
        return reports.steps(run).stream()
                .sorted(Comparator.comparing(
                        RunReports.Step::startedAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    List<SliceProgress> slices(Run run) {
        return SliceProgress.of(place.database(), run);
    }

    ChangeList.Page changes(Run run, RunFilter filter) {
        return new ChangeList(place.database()).page(run.id(), filter.changes(), filter.changesExtent());
    }

    IssueList.Page issues(Run run, RunFilter filter) {
        return new IssueList(place.database()).page(run, filter.issues(), filter.issuesExtent(run));
    }

    /** A run beside the newest one before it that was committed; nothing where there is none. */
    Optional<Comparison> comparison(RunReport report) {
        Run run = report.run();
        return Stream.of(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES)
                .flatMap(state -> runs.list(new Runs.Wanted(run.connection(), state, run.id(), 1)).stream())
                .max(Comparator.comparingLong(Run::id))
                .map(before -> Comparison.of(reports.of(before), report));
    }
}
