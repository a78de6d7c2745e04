package org.passportsync.command;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.passportsync.command.Table.Column;
import org.passportsync.run.Hold;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;
import org.passportsync.run.RunState;

/** A run as a person likes to read it. */
final class Summary {

    private static final int SCHOOLS = 15;

    private final Session session;
    private final Console console;
    private final RunReport report;

    private Summary(Session session, RunReport report) {
        this.session = session;
        this.console = session.console();
        this.report = report;
    }

    static void print(Session session, RunReport report) {
        Summary summary = new Summary(session, report);
        summary.head();
        summary.totals();
        summary.holds();
        if (report.run().state() == RunState.PARKED) {
            summary.schools();
        }
        summary.causes();
        summary.withheld();
        summary.issues();
        summary.list("Remarks", report.remarks());
        summary.unused();
        summary.next();
    }

    private void head() {
        Run run = report.run();
        console.line("");
        console.line(
                console.strong("Run " + run.id() + " of " + run.connection() + (run.releases() ? ", a release" : ""))
                        + ": "
                        + console.painted(ExitCode.of(run.state()), Words.state(run.state()))
                        + took(run)
                        + ", as of " + run.asOf() + ", revision " + run.connectionRevision());
        if (run.message() != null) {
            console.line(run.message());
        }
        if (run.state() == RunState.PARKED && run.expiresAt() != null) {
            console.line("It expires at " + run.expiresAt() + " unless somebody decides before.");
        }
    }

    private String took(Run run) {
        return run.finishedAt() == null
                ? ""
                : (report.worked() == null ? ", " : ", took ") + Words.took(run, report.worked());
    }

    private void totals() {
        Table table = Table.of(
                Column.left("entity"),
                Column.right("read").first(),
                Column.right("kept"),
                Column.right("held back"),
                Column.right("out of scope"),
                Column.right("ended"),
                Column.right("create").first(),
                Column.right("update"),
                Column.right("delete"),
                Column.right("unchanged"),
                Column.right("live before").first(),
                Column.left("-> after"));
        report.totals().forEach(row -> total(table, row));
        section("", table);
    }

    private static void total(Table table, RunReport.Row row) {
        table.row(
                row.entity().key(),
                Words.cell(row.read()),
                Words.cell(row.kept()),
                Words.cell(row.heldBack()),
                Words.cell(row.outOfScope()),
                Words.cell(row.ended()),
                Words.cell(row.creates()),
                Words.cell(row.updates()),
                Words.cell(row.deletes()),
                Words.cell(row.unchanged()),
                Words.cell(row.liveBefore()),
                "-> " + Words.cell(row.liveAfter()));
    }

    private void holds() {
        List<Hold> holds = report.holds();
        if (holds.isEmpty()) {
            return;
        }
        console.line("");
        console.line(console.strong(report.run().state() == RunState.PARKED ? "Why it is held" : "Why it was held"));
        for (int number = 0; number < holds.size(); number++) {
            Hold hold = holds.get(number);
            console.line("  " + (number + 1) + ". " + hold.reason() + ": " + hold.message());
        }
    }

    private void schools() {
        Table table = Table.of(
                Column.left("school"),
                Column.left("entity"),
                Column.right("create").first(),
                Column.right("update"),
                Column.right("delete"),
                Column.right("live before").first());
        report.schools().stream()
                .sorted(Comparator.comparingLong(RunReport.Row::deletes)
                        .thenComparingLong(row -> row.creates() + row.updates())
                        .reversed())
                .limit(SCHOOLS)
                .forEach(row -> school(table, row));
        section("By school, most deletes first", table);
        if (report.schools().size() > SCHOOLS) {
            console.line("  ... and " + Words.counted(report.schools().size() - SCHOOLS, "more row"));
        }
    }

    private static void school(Table table, RunReport.Row row) {
        table.row(
                row.school(),
                row.entity().key(),
                Words.cell(row.creates()),
                Words.cell(row.updates()),
                Words.cell(row.deletes()),
                Words.cell(row.liveBefore()));
    }

    private void causes() {
        Table table = Table.of(
                Column.left("entity"), Column.left("operation"), Column.left("cause"), Column.right("changes"));
        report.causes()
                .forEach(cause -> table.row(
                        cause.entity().key(),
                        cause.operation().name(),
                        cause.cause().name(),
                        Words.cell(cause.changes())));
        section("Causes", table);
    }

    private void withheld() {
        Table table = Table.of(Column.left("entity"), Column.right("deletes"));
        report.totals().stream()
                .filter(row -> row.withheld() > 0)
                .forEach(row -> table.row(row.entity().key(), Words.cell(row.withheld())));
        section("Withheld, because deletion is disabled", table);
    }

    private void issues() {
        if (!report.issues().isEmpty()) {
            console.line("");
            console.line(console.strong("Issues") + ": "
                    + report.issues().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(kind -> Words.number(kind.getValue()) + " " + kind.getKey())
                            .collect(Collectors.joining(", ")));
        }
    }

    private void unused() {
        if (!report.unused().isEmpty()) {
            console.line("");
            console.line(console.strong("Settings not acted on yet") + ": " + String.join(", ", report.unused()));
        }
    }

    private void next() {
        List<String> steps = NextSteps.of(report, session.program());
        if (!steps.isEmpty()) {
            console.line("");
            console.line(console.strong("What to do next"));
            steps.forEach(step -> console.line("  " + step));
        }
        console.line("");
    }

    private void list(String title, List<String> texts) {
        if (!texts.isEmpty()) {
            console.line("");
            console.line(console.strong(title));
            texts.forEach(text -> console.line("  - " + text));
        }
    }

    private void section(String title, Table table) {
        if (table.isEmpty()) {
            return;
        }
        console.line("");
        if (!title.isEmpty()) {
            console.line(console.strong(title));
        }
        table.lines().forEach(line -> console.line("  " + line));
    }
}
