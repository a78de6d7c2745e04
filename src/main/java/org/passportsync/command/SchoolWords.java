package org.passportsync.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.answer.SchoolsShown;
import org.passportsync.command.Table.Column;
import org.passportsync.job.SchoolLists;
import org.passportsync.job.SchoolLists.Kind;
import org.passportsync.job.SchoolLists.Line;
import org.passportsync.shape.SchoolSuggestion;

/** The lists of schools for people and for programs. */
final class SchoolWords {

    private SchoolWords() {}

    static void print(Console console, SchoolLists lists, @Nullable Kind only) {
        console.line("Schools as Skyward listed them at " + Words.time(lists.seen())
                + ", mapped as the definition says now");
        lists.problems().forEach(problem -> console.line(console.painted(ExitCode.WRONG, problem)));
        for (Kind kind : Kind.values()) {
            boolean wanted = only == null ? kind != Kind.EXCLUDED : only == kind;
            if (wanted) {
                print(console, kind, lists.of(kind));
            }
        }
    }

    private static void print(Console console, Kind kind, List<Line> lines) {
        console.line("");
        console.line(console.strong(title(kind)) + (lines.isEmpty() ? ": none" : ""));
        if (!lines.isEmpty()) {
            table(lines).lines().forEach(line -> console.line("  " + line));
            paste(console, kind, lines);
        }
    }

    private static String title(Kind kind) {
        return switch (kind) {
            case EXISTING -> "Existing (mapped)";
            case MISSING -> "Missing (not mapped; their records are out of scope)";
            case MISSING_DATA -> "With missing data (mapped, but Skyward does not list them)";
            case EXCLUDED -> "Excluded (kept out by schools.exclude)";
        };
    }

    private static Table table(List<Line> lines) {
        Table table = Table.of(
                Column.left("source"),
                Column.left("name"),
                Column.left("identifier"),
                Column.left("hub school").first(),
                Column.left("mapped as"),
                Column.right("live records"),
                Column.left("remark").first());
        lines.forEach(line -> table.row(
                line.planned().school().id(),
                dash(line.planned().school().name()),
                dash(line.planned().school().identifier()),
                hub(line),
                line.planned().mappedAs() == null
                        ? "-"
                        : line.planned().mappedAs().name(),
                Words.cell(line.live()),
                remark(line)));
        return table;
    }

    private static String hub(Line line) {
        if (line.hub() != null) {
            return line.hub().slug();
        }
        return line.planned().slug() == null ? "-" : line.planned().slug() + " (made by the next sync)";
    }

    private static String remark(Line line) {
        SchoolSuggestion suggestion = line.planned().suggestion();
        StringBuilder remark = new StringBuilder();
        if (line.planned().school().ended()) {
            remark.append("inactive in Skyward. ");
        }
        if (line.kind() == Kind.MISSING_DATA && !line.planned().mapped()) {
            remark.append("never seen: check the identifier. ");
        }
        if (suggestion != null) {
            remark.append("same ")
                    .append(SchoolsShown.common(suggestion))
                    .append(" as ")
                    .append(suggestion.slug())
                    .append(". ");
        }
        if (line.refresh()) {
            remark.append("attributes are taken again at the next sync. ");
        }
        return remark.toString().strip();
    }

    private static void paste(Console console, Kind kind, List<Line> lines) {
        List<Line> suggested = lines.stream()
                .filter(line -> line.planned().suggestion() != null)
                .toList();
        switch (kind) {
            case MISSING -> {
                lines(console, "To map them, paste under schools.map:", lines, true);
                lines(console, "Or to keep them out, under schools.exclude:", lines, false);
            }
            case EXISTING ->
                lines(
                        console,
                        "To let those with a suggestion feed that hub school instead, paste under schools.map:",
                        suggested,
                        true);
            case MISSING_DATA ->
                lines(
                        console,
                        "If they are meant to leave, take them out of schools.map and paste under schools.exclude:",
                        lines,
                        false);
            case EXCLUDED -> {}
        }
    }

    private static void lines(Console console, String title, List<Line> lines, boolean map) {
        if (!lines.isEmpty()) {
            console.line("  " + title);
            lines.forEach(line -> console.line("    " + (map ? line.mapLine() : line.excludeLine())));
        }
    }

    private static String dash(@Nullable String text) {
        return text == null || text.isBlank() ? "-" : text;
    }
}
