package org.passportsync.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.passportsync.change.ChangeList;
import org.passportsync.job.Workplace;
import org.passportsync.roster.ShownDocument.View;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;
import org.passportsync.run.RunReports;
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

    SchoolNames names(Run run) {
        return new SchoolNames(reports.schoolNames(run));
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
        View view = filter.personal() ? View.UNMASKED : View.MASKED;
        return new ChangeList(place.database(), view).page(run.id(), filter.changes(), filter.changesExtent());
    }

    IssueList.Page issues(Run run, RunFilter filter) {
        return new IssueList(place.database()).page(run, filter.issues(), filter.issuesExtent(run));
    }

    /** A run beside the one before it that counted anything; nothing where there is none. */
    Optional<Comparison> comparison(RunReport report) {
        return runs.before(report.run()).map(before -> Comparison.of(reports.of(before), report));
    }
}
