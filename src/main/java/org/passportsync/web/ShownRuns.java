package org.passportsync.web;

import org.passportsync.answer.ComparedRuns;
import org.passportsync.answer.WholeRun;
import org.passportsync.run.Run;
import org.passportsync.run.RunReports;
import org.passportsync.run.Runs;
import org.springframework.stereotype.Component;

/** Gathers what is answered of runs. */
@Component
class ShownRuns {

    private final Runs runs;
    private final RunReports reports;

    ShownRuns(Runs runs, RunReports reports) {
        this.runs = runs;
        this.reports = reports;
    }

    /** A run as it is now. */
    WholeRun now(long id) {
        return of(runs.get(id));
    }

    WholeRun of(Run run) {
        return WholeRun.of(reports.of(run), reports.steps(run));
    }

    /** A run beside the one before it. */
    ComparedRuns compared(Run run) {
        return ComparedRuns.of(
                reports.of(run), runs.before(run).map(reports::of).orElse(null));
    }
}
