package org.passportsync.command;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passportsync.change.ChangeList;
import org.passportsync.run.Run;
import org.passportsync.run.RunFigures;
import org.passportsync.run.RunReport;
import org.passportsync.run.RunReports;
import org.passportsync.run.Runs;
import org.passportsync.staging.IssueList;

/** The past of a fake desk: one run, with the report that the test put there. */
final class FakeHistory implements Desk.History {

    RunReport report = Samples.held();
    int runs = 1;
    private final List<String> asked;

    /** Notes what was asked of it among what was asked of its desk. */
    FakeHistory(List<String> asked) {
        this.asked = asked;
    }

    @Override
    public Optional<Run> find(long runId) {
        return runId == report.run().id() ? Optional.of(report.run()) : Optional.empty();
    }

    @Override
    public List<Run> list(Runs.Wanted wanted) {
        asked.add("runs " + wanted);
        return Collections.nCopies(runs, report.run());
    }

    @Override
    public Map<Long, RunFigures> figures(List<Run> runs) {
        return Map.of(report.run().id(), new RunFigures(1_030, 5, 1_204, 9_600, 3, report.worked()));
    }

    @Override
    public RunReport report(Run run) {
        return report;
    }

    @Override
    public List<RunReports.Step> steps(Run run) {
        return List.of(new RunReports.Step("intake", "COMPLETED", 5, 4, Samples.STARTED, null));
    }

    @Override
    public ChangeList.Page changes(Run run, ChangeList.Wanted wanted, ChangeList.Extent extent) {
        asked.add("changes " + wanted + " after " + extent.after());
        return new ChangeList.Page(List.of(), null);
    }

    @Override
    public IssueList.Page issues(Run run, IssueList.Wanted wanted, IssueList.Extent extent) {
        return new IssueList.Page(List.of(), null);
    }
}
