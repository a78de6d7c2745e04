package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.passportsync.answer.Answers;
import org.passportsync.answer.Items;
import org.passportsync.answer.RunRow;
import org.passportsync.command.Table.Column;
import org.passportsync.run.Run;
import org.passportsync.run.RunFigures;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists runs. */
@Command(
        name = "runs",
        description = "List runs, newest first.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.WRONG})
final class RunsCommand implements Order {

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "KEY=VALUE",
            description = {
                "connection=NAME: only of this one",
                "state=PARKED: only in this state",
                "limit=50: how many",
                "after=RUN: those before this run"
            })
    List<String> parameters = new ArrayList<>();

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        Pairs pairs = Pairs.read(parameters, "connection=NAME", "state=STATE", "limit=NUMBER", "after=RUN");
        String connection = pairs.text("connection");
        RunState state = pairs.among("state", RunState.values(), RunState::name);
        Long limit = pairs.number("limit");
        Long after = pairs.number("after");
        int shown = limit == null ? USUAL : (int) Math.min(limit, LONGEST);
        return pairs.then(() -> new Prepared.AtDesk(
                desk -> list(session, desk, new Runs.Wanted(connection, state, after, shown + 1), shown)));
    }

    private static final int USUAL = 50;
    private static final int LONGEST = 1000;

    private ExitCode list(Session session, Desk desk, Runs.Wanted wanted, int shown) {
        List<Run> found = desk.history().list(wanted);
        List<Run> runs = found.subList(0, Math.min(shown, found.size()));
        String next = found.size() > shown ? String.valueOf(runs.getLast().id()) : null;
        Console console = session.console();
        if (options.json) {
            console.line(Answers.text(Items.of(runs, RunRow::of, next)));
            return ExitCode.DONE;
        }
        if (runs.isEmpty()) {
            console.line("There is no such run.");
            return ExitCode.DONE;
        }
        table(runs, desk.history().figures(runs)).lines().forEach(console::line);
        if (next != null) {
            console.line("more: " + session.program().command(more(wanted, shown, next)));
        }
        return ExitCode.DONE;
    }

    /** The same list, from where this part of it ends. */
    private static String[] more(Runs.Wanted wanted, int shown, String next) {
        List<String> words = new ArrayList<>(List.of("runs"));
        if (wanted.connection() != null) {
            words.add("connection=" + wanted.connection());
        }
        if (wanted.state() != null) {
            words.add("state=" + wanted.state());
        }
        if (shown != USUAL) {
            words.add("limit=" + shown);
        }
        words.add("after=" + next);
        return words.toArray(String[]::new);
    }

    private static Table table(List<Run> runs, Map<Long, RunFigures> all) {
        Table table = Table.of(
                Column.right("run"),
                Column.left("connection"),
                Column.left("state"),
                Column.left("started").first(),
                Column.right("took"),
                Column.left("as of"),
                Column.right("create").first(),
                Column.right("update"),
                Column.right("delete"),
                Column.left("asked by").first(),
                Column.left("how"));
        for (Run run : runs) {
            RunFigures figures = all.getOrDefault(run.id(), RunFigures.NONE);
            table.row(
                    String.valueOf(run.id()),
                    run.connection(),
                    Words.state(run.state()),
                    Words.time(run.startedAt()),
                    Words.took(run, figures.worked()),
                    run.asOf().toString(),
                    Words.number(figures.creates()),
                    Words.number(figures.updates()),
                    Words.number(figures.deletes()),
                    run.requestedBy(),
                    run.trigger() + (run.releases() ? ", a release" : ""));
        }
        return table;
    }
}
