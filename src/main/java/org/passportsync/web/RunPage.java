package org.passportsync.web;

import java.util.Comparator;
import java.util.List;
import org.passportsync.access.Audit;
import org.passportsync.access.Role;
import org.passportsync.answer.RunWords;
import org.passportsync.change.ChangeList;
import org.passportsync.connection.Operation;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.IssueKind;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;
import org.passportsync.run.RunState;
import org.passportsync.staging.IssueList;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One run: how far it is, why it is held, what it changes. */
@Controller
class RunPage {

    private static final int AUDIT = 20;

    private final Sight sight;
    private final Zones zones;
    private final Reviews reviews;
    private final Audit audit;

    RunPage(Sight sight, Zones zones, Reviews reviews, Audit audit) {
        this.sight = sight;
        this.zones = zones;
        this.reviews = reviews;
        this.audit = audit;
    }

    @GetMapping("/runs/{id}")
    @Needs(Role.VIEWER)
    String run(@PathVariable long id, RunFilter filter, Visitor visitor, Model page) {
        Run run = known(visitor, id);
        live(run, page);
        page.addAttribute("filter", filter);
        page.addAttribute("audit", audit.about("run " + id, AUDIT));
        page.addAttribute("refresh", run.state() == RunState.RUNNING && !filter.frozen() ? "4" : null);
        page.addAttribute("restarts", restarts(run));
        RunReport report = reviews.report(run);
        review(report, page);
        places(report, filter, page);
        issues(report, filter, page);
        changes(run, filter, visitor, page);
        return "run";
    }

    /** What moves while a run is under way, for the page's script. */
    @GetMapping("/runs/{id}/live")
    @Needs(Role.VIEWER)
    String live(@PathVariable long id, Visitor visitor, Model page) {
        live(known(visitor, id), page);
        return "run-live :: live";
    }

    private static boolean restarts(Run run) {
        return (run.state() == RunState.FAILED || run.state() == RunState.STOPPED)
                && run.remains().obstacle(run.id()) == null;
    }

    private void live(Run run, Model page) {
        page.addAttribute("run", run);
        page.addAttribute("w", zones.of(run.district()));
        page.addAttribute("steps", reviews.steps(run));
        page.addAttribute("slices", reviews.slices(run));
    }

    private void review(RunReport report, Model page) {
        page.addAttribute("report", report);
        page.addAttribute("decidable", RunWords.decidable(report.run()));
        page.addAttribute("effect", RunWords.effect(report));
        page.addAttribute(
                "schools",
                report.schools().stream()
                        .sorted(Comparator.comparingLong(RunReport.Row::deletes)
                                .thenComparingLong(row -> row.creates() + row.updates())
                                .reversed())
                        .toList());
        page.addAttribute("comparison", reviews.comparison(report).orElse(null));
    }

    /** The schools to choose from, by name; and whether one was asked for that is none of them. */
    private void places(RunReport report, RunFilter filter, Model page) {
        SchoolNames names = reviews.names(report.run());
        page.addAttribute("names", names);
        List<String> places = report.schools().stream()
                .map(RunReport.Row::school)
                .distinct()
                .sorted(Comparator.comparing(names::of, String.CASE_INSENSITIVE_ORDER))
                .toList();
        String asked = Choice.text(filter.school());
        page.addAttribute("places", places);
        page.addAttribute("stranger", asked != null && !places.contains(asked));
    }

    private void issues(RunReport report, RunFilter filter, Model page) {
        IssueList.Page issues = reviews.issues(report.run(), filter);
        page.addAttribute("issues", issues.items());
        page.addAttribute("issueKinds", IssueKind.values());
        page.addAttribute("duplicates", report.issues().getOrDefault(IssueKind.DUPLICATE, 0L) > 0);
        String next = issues.next();
        page.addAttribute("issuesNext", next == null ? null : filter.issuesAfter(report.run(), next));
    }

    private void changes(Run run, RunFilter filter, Visitor visitor, Model page) {
        if (filter.personal()) {
            unmask(run, visitor);
        }
        ChangeList.Page changes = reviews.changes(run, filter);
        List<ChangeRow> rows = changes.items().stream().map(ChangeRow::of).toList();
        page.addAttribute("changes", rows);
        page.addAttribute("entities", EntityType.values());
        page.addAttribute("operations", Operation.values());
        page.addAttribute("causes", Cause.values());
        ChangeList.Cursor next = changes.next();
        page.addAttribute("changesNext", next == null ? null : filter.changesAfter(run, next.text()));
    }

    private void unmask(Run run, Visitor visitor) {
        if (!visitor.may(Role.ADMIN)) {
            throw new AccessDeniedException("personal data is shown to administrators only");
        }
        audit.note(visitor.actor(), "UNMASKED", "run " + run.id(), "changes");
    }

    private Run known(Visitor visitor, long id) {
        return sight.run(visitor, id).orElseThrow(() -> new NotHere("run " + id));
    }
}
