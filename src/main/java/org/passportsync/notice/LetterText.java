package org.passportsync.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passportsync.run.NoticeKind;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;
import org.passportsync.run.RunState;

/** A notice for people. */
final class LetterText {

    private final Facts facts;
    private final Pointers pointers;

    LetterText(Facts facts, Pointers pointers) {
        this.facts = facts;
        this.pointers = pointers;
    }

    /** The fact in one line. */
    String title() {
        String run = "run " + facts.notice().runId();
        return facts.about().connection() + ": "
                + switch (facts.notice().kind()) {
                    case HELD -> run + " is held and waits for approval";
                    case FAILED -> run + " failed";
                    case CONNECTIVITY -> run + " could not read Skyward";
                    case ACCESS_EXPIRING -> "the integration access record expires soon";
                    case FINISHED_WITH_ISSUES -> run + " is committed, with issues";
                    case REMINDER -> run + " is still held, and expires soon";
                    case EXPIRED -> run + " has expired, nothing of it was published";
                    case SUPERSEDED -> run + " was held and is superseded, nothing of it was published";
                    case NOT_STARTED -> "the scheduled sync did not start";
                };
    }

    String text() {
        List<String> parts = new ArrayList<>();
        parts.add(title() + "\nDistrict: " + facts.about().districtName() + " ("
                + facts.about().district() + ")");
        if (facts.notice().detail() != null) {
            parts.add(facts.notice().detail());
        }
        if (facts.report() != null) {
            parts.addAll(ofRun(facts.report()));
        }
        parts.add(pointers.commands(facts).entrySet().stream()
                .map(command -> command.getKey() + ":  " + command.getValue())
                .collect(Collectors.joining("\n")));
        String page = pointers.page(facts);
        if (page != null) {
            parts.add(page);
        }
        return String.join("\n\n", parts) + "\n";
    }

    private List<String> ofRun(RunReport report) {
        List<String> parts = new ArrayList<>();
        boolean held =
                facts.notice().kind() == NoticeKind.HELD || facts.notice().kind() == NoticeKind.REMINDER;
        Run run = report.run();
        if (held) {
            parts.add(
                    list("Why it is held", report.holds().stream().map(hold -> hold.reason() + ": " + hold.message())));
        }
        parts.add(list(
                run.committedAt() == null ? "What it would change" : "What it changed",
                report.totals().stream().filter(LetterText::changes).map(LetterText::counts)));
        parts.add(list(
                "Issues", report.issues().entrySet().stream().map(kind -> kind.getKey() + ": " + kind.getValue())));
        if (run.state() == RunState.PARKED && run.expiresAt() != null) {
            parts.add("It expires at " + run.expiresAt() + " unless somebody decides before.");
        }
        if (held && run.state() != RunState.PARKED) {
            parts.add("By now it is " + run.state() + ".");
        }
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    private static String list(String title, Stream<String> lines) {
        List<String> all = lines.toList();
        return all.isEmpty()
                ? ""
                : all.stream().map(line -> "- " + line).collect(Collectors.joining("\n", title + ":\n", ""));
    }

    private static boolean changes(RunReport.Row row) {
        return row.creates() + row.updates() + row.deletes() > 0;
    }

    private static String counts(RunReport.Row row) {
        return row.entity().key() + ": "
                + Stream.of(
                                Map.entry("create ", row.creates()),
                                Map.entry("update ", row.updates()),
                                Map.entry("delete ", row.deletes()))
                        .filter(count -> count.getValue() > 0)
                        .map(count -> count.getKey() + count.getValue())
                        .collect(Collectors.joining(", "));
    }
}
