package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import org.passportsync.run.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a run. */
@Command(
        name = "show",
        description = "Show a run: why it is held, what it changes, what is wrong with records.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.WRONG})
final class ShowCommand implements Order {

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "KEY=VALUE",
            description = {
                "run=ID (required)",
                "entity=student: only changes or issues of these",
                "operation=DELETE, school=101, cause=SOURCE: only such changes",
                "kind=ERROR: only such issues",
                "limit=50: how many of a list",
                "after=CURSOR: the next page of a list"
            })
    List<String> parameters = new ArrayList<>();

    @Option(names = "--changes", description = "What the run changes, record by record; personal values are masked.")
    boolean changes;

    @Option(names = "--issues", description = "What was found wrong with records.")
    boolean issues;

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        Pairs pairs = Pairs.read(
                parameters,
                "run=ID",
                "entity=ENTITY",
                "operation=CREATE|UPDATE|DELETE",
                "school=SIS-ID",
                "cause=CAUSE",
                "kind=KIND",
                "limit=NUMBER",
                "after=CURSOR");
        long run = pairs.run();
        ShownList list = ShownList.read(pairs);
        if (changes && issues && (options.json || pairs.text("after") != null)) {
            pairs.refuse("--changes and --issues are two lists; ask for one of them");
        }
        return pairs.then(() -> new Prepared.AtDesk(desk -> desk.history()
                .find(run)
                .map(found -> show(session, desk, found, list))
                .orElseGet(() -> session.missing("there is no run " + run + "; list runs with the command runs"))));
    }

    private ExitCode show(Session session, Desk desk, Run run, ShownList list) {
        String wrong = list.misfit(run, changes, issues);
        if (wrong != null) {
            return session.tell(ExitCode.WRONG, wrong);
        }
        if (!changes && !issues || !options.json) {
            Outcome.print(session, desk, run);
        }
        ExitCode shown = changes ? new ChangeLines(session, run, list).print(desk) : ExitCode.DONE;
        ExitCode found = issues ? new IssueLines(session, run, list).print(desk) : ExitCode.DONE;
        return shown == ExitCode.DONE ? found : shown;
    }
}
