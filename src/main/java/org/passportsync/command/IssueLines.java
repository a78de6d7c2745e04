package org.passportsync.command;

import org.jspecify.annotations.Nullable;
import org.passportsync.answer.Answers;
import org.passportsync.answer.IssueShown;
import org.passportsync.answer.Items;
import org.passportsync.command.Table.Column;
import org.passportsync.roster.Issue;
import org.passportsync.run.Run;
import org.passportsync.staging.IssueList;

/** One page of a run's issues. */
final class IssueLines {

    private final Session session;
    private final Run run;
    private final ShownList list;

    IssueLines(Session session, Run run, ShownList list) {
        this.session = session;
        this.run = run;
        this.list = list;
    }

    ExitCode print(Desk desk) {
        String gone = run.remains().withoutIssues(run);
        return gone == null ? listed(desk) : session.tell(ExitCode.WRONG, Json.gone(gone));
    }

    private ExitCode listed(Desk desk) {
        Console console = session.console();
        IssueList.Page page =
                desk.history().issues(run, list.issues(), new IssueList.Extent(list.after(), list.limit()));
        if (session.options().json) {
            console.line(Answers.text(Items.of(page.items(), IssueShown::of, page.next())));
            return ExitCode.DONE;
        }
        console.line(console.strong("Issues"));
        Table table = Table.of(
                Column.left("kind"),
                Column.left("entity"),
                Column.left("SIS ID"),
                Column.left("attribute"),
                Column.left("value"),
                Column.left("page"),
                Column.left("message").first());
        page.items().forEach(found -> row(table, found.issue()));
        if (table.isEmpty()) {
            console.line("  none");
        } else {
            table.lines().forEach(line -> console.line("  " + line));
        }
        String next = page.next();
        if (next != null) {
            console.line("more: " + session.program().command(list.next(run, "--issues", next)));
        }
        return ExitCode.DONE;
    }

    private static void row(Table table, Issue issue) {
        table.row(
                issue.kind().name(),
                issue.entity() == null ? "-" : issue.entity().key(),
                shown(issue.sisId()),
                shown(issue.attribute()),
                shown(issue.value()),
                shown(issue.page()),
                issue.message());
    }

    private static String shown(@Nullable String text) {
        return text == null ? "-" : text;
    }
}
