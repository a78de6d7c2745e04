package org.passportsync.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passportsync.job.House;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Issue;
import org.passportsync.run.Connections;
import org.passportsync.run.Hold;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;
import org.passportsync.run.RunReports;
import org.passportsync.staging.IssueList;

/** What came of a step, as text that a person reads and that never differs between two plays of the same. */
final class Account {

    private static final int ALL = 10_000;
    private static final Comparator<Issue> ISSUES = Comparator.comparing(Account::written);

    private final House house;
    private final HubRecords hub;
    private final StringBuilder text = new StringBuilder();

    Account(House house) {
        this.house = house;
        this.hub = new HubRecords(house.sql());
    }

    String text() {
        return text.toString();
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    void blank() {
        text.append('\n');
    }

    void exported(String definition) {
        part("exported", definition.lines());
    }

    void guards(String outcome) {
        line("guards: " + outcome);
    }

    void applied(Connections.Applied applied) {
        switch (applied) {
            case Connections.Applied.Done(List<Connections.Change> changes) ->
                changes.forEach(change -> {
                    line("definition: " + change.connection() + " revision " + change.revision() + ", " + change.kind()
                            + ", " + change.state());
                    change.warnings().forEach(warning -> line("  warning: " + warning));
                });
            case Connections.Applied.Refused(List<String> problems) -> {
                line("definition: refused");
                problems.forEach(problem -> line("  " + problem));
            }
        }
    }

    void run(String word, Run run) {
        line(word + " " + (word.equals("run") ? "" : "run ") + run.id() + " as of " + run.asOf() + ": " + run.state()
                + (run.message() == null ? "" : " - " + run.message()));
    }

    /** Holds, remarks, counts, changes and issues; the creates of a connection's first run only where they are wanted. */
    void report(Run run, boolean creates) {
        RunReport report = new RunReports(house.sql(), house.connections()).of(run);
        part("holds", report.holds().stream().map(Account::written));
        part(
                "remarks",
                Stream.concat(
                        report.remarks().stream(), report.unused().stream().map("not acted on: "::concat)));
        part("counts", report.totals().stream().filter(Account::telling).map(Account::written));
        boolean brief = !creates && report.totals().stream().allMatch(row -> row.liveBefore() == 0);
        part("changes", hub.changes(run).filter(change -> !brief || !change.startsWith("CREATE")));
        part("issues", issues(run));
    }

    /** What a person was told meanwhile. */
    void told(Stream<String> remarks) {
        part("told", remarks);
    }

    /** Who is to be told what since the last step. */
    void notices() {
        part(
                "notices",
                house
                        .sql()
                        .sql("update notice set due_at = null where due_at is not null"
                                + " returning id, kind, about, channel, address, detail")
                        .query((row, _) -> row.getString("kind") + " about " + row.getString("about") + " by "
                                + row.getString("channel") + " to " + row.getString("address")
                                + named(" - ", row.getString("detail")))
                        .list()
                        .stream()
                        .sorted());
    }

    /** How many records are live, and those of the entities that are to be shown. */
    void hub(List<String> shown) {
        line("hub: " + hub.totals());
        shown.forEach(wanted -> {
            String[] words = wanted.split(" ", 2);
            EntityType.byKey(words[0])
                    .ifPresent(entity -> part(
                            "hub " + entity.key(),
                            hub.records(entity).filter(line -> words.length < 2 || line.startsWith(words[1] + " "))));
        });
    }

    private void part(String title, Stream<String> lines) {
        List<String> all = lines.toList();
        if (!all.isEmpty()) {
            line(title);
            all.forEach(one -> line("  " + one));
        }
    }

    private static String written(Hold hold) {
        return hold.reason()
                + named(" ", hold.entity() == null ? null : hold.entity().key())
                + named(" ", hold.operation())
                + named(" at ", hold.school()) + ": " + hold.message();
    }

    /** Where all that was read is kept as it was, nothing needs to be told. */
    private static boolean telling(RunReport.Row row) {
        return row.read() != row.kept()
                || row.unchanged() != row.kept()
                || row.creates() + row.updates() + row.deletes() + row.withheld() > 0;
    }

    private static String written(RunReport.Row row) {
        String counts = Stream.of(
                        count("read", row.read()),
                        count("kept", row.kept()),
                        count("held back", row.heldBack()),
                        count("out of scope", row.outOfScope()),
                        count("ended", row.ended()),
                        count("create", row.creates()),
                        count("update", row.updates()),
                        count("delete", row.deletes()),
                        count("withheld", row.withheld()),
                        count("unchanged", row.unchanged()))
                .filter(count -> !count.isEmpty())
                .collect(Collectors.joining(", "));
        return row.entity().key() + ": " + (counts.isEmpty() ? "nothing" : counts);
    }

    private static String count(String word, long number) {
        return number == 0 ? "" : word + " " + number;
    }

    private Stream<String> issues(Run run) {
        return new IssueList(house.sql())
                .page(run, IssueList.Wanted.ALL, new IssueList.Extent(null, ALL)).items().stream()
                        .map(IssueList.Found::issue)
                        .sorted(ISSUES)
                        .map(Account::written);
    }

    private static String written(Issue issue) {
        return issue.kind()
                + named(" ", issue.entity() == null ? null : issue.entity().key())
                + named(" ", issue.sisId())
                + ", " + issue.stage() + " rule " + issue.rule()
                + named(" on ", issue.attribute())
                + named(" = ", issue.value()) + ": " + issue.message() + named(" (page ", issue.page(), ")");
    }

    private static String named(String before, @org.jspecify.annotations.Nullable Object value) {
        return named(before, value, "");
    }

    private static String named(String before, @org.jspecify.annotations.Nullable Object value, String after) {
        return value == null ? "" : before + value + after;
    }
}
