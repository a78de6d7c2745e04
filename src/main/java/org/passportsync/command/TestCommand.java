package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import org.passportsync.answer.Answers;
import org.passportsync.answer.TestShown;
import org.passportsync.command.Table.Column;
import org.passportsync.job.ConnectionTests.Tested;
import org.passportsync.sis.ConnectionReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tries a connection. */
@Command(
        name = "test",
        description = "Try a connection without changing anything: get a token, read a small page of every resource.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.FAILED_PLAIN, Exits.WRONG})
final class TestCommand implements Order {

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "KEY=VALUE",
            description = {"connection=NAME (required)"})
    List<String> parameters = new ArrayList<>();

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        Pairs pairs = Pairs.read(parameters, "connection=NAME");
        String name = pairs.required("connection");
        return pairs.then(() ->
                new Prepared.AtDesk(desk -> switch (desk.trials().test(name)) {
                    case Tested.Unknown(String reason) -> session.missing(reason);
                    case Tested.Wrong(String reason) -> session.tell(ExitCode.WRONG, Json.conflict(reason));
                    case Tested.Answered answered -> {
                        print(session.console(), answered);
                        yield answered.ready() ? ExitCode.DONE : ExitCode.FAILED;
                    }
                }));
    }

    private void print(Console console, Tested.Answered answered) {
        ConnectionReport report = answered.report();
        if (options.json) {
            console.line(Answers.text(TestShown.of(answered)));
            return;
        }
        report.facts().forEach(console::line);
        if (report.problem() != null) {
            console.line(console.painted(ExitCode.FAILED, report.problem()));
        }
        resources(console, report);
        answered.remarks().forEach(remark -> console.line(console.painted(ExitCode.PARKED, remark)));
        console.line(console.painted(answered.ready() ? ExitCode.DONE : ExitCode.FAILED, verdict(answered)));
    }

    private static String verdict(Tested.Answered answered) {
        if (answered.ready()) {
            return "All that is needed can be read.";
        }
        return answered.report().passed()
                ? "All that is needed can be read, but no sync can start."
                : "Not everything can be read.";
    }

    private static void resources(Console console, ConnectionReport report) {
        Table table = Table.of(
                Column.left("resource"),
                Column.left("readable"),
                Column.right("rows"),
                Column.right("answered in"),
                Column.left("problem").first());
        report.resources()
                .forEach(one -> table.row(
                        one.resource(),
                        one.reachable() ? "yes" : "NO",
                        one.count() == null ? "not told" : Words.number(one.count()),
                        one.responseTime().toMillis() + " ms",
                        one.problem() == null ? "" : one.problem()));
        if (!table.isEmpty()) {
            table.lines().forEach(console::line);
        }
    }
}
