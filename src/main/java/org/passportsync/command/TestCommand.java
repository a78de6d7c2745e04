package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import org.passportsync.command.Table.Column;
import org.passportsync.job.ConnectionTests.Tested;
import org.passportsync.sis.ConnectionReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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
                    case Tested.Wrong(String reason) -> session.tell(ExitCode.WRONG, reason);
                    case Tested.Answered answered -> {
                        print(session.console(), answered);
                        yield answered.ready() ? ExitCode.DONE : ExitCode.FAILED;
                    }
                }));
    }

    private void print(Console console, Tested.Answered answered) {
        ConnectionReport report = answered.report();
        if (options.json) {
            console.line(Json.text(json(answered)));
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

    private static ObjectNode json(Tested.Answered answered) {
        ConnectionReport report = answered.report();
        ObjectNode json = Json.object()
                .put("passed", report.passed())
                .put("ready", answered.ready())
                .put("problem", report.problem());
        ArrayNode remarks = json.putArray("remarks");
        answered.remarks().forEach(remarks::add);
        ArrayNode facts = json.putArray("facts");
        report.facts().forEach(facts::add);
        ArrayNode resources = json.putArray("resources");
        report.resources()
                .forEach(one -> resources
                        .addObject()
                        .put("resource", one.resource())
                        .put("reachable", one.reachable())
                        .put("count", one.count())
                        .put("responseMillis", one.responseTime().toMillis())
                        .put("problem", one.problem()));
        return json;
    }
}
