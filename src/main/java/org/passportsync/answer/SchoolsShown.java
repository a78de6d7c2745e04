package org.passportsync.answer;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.job.SchoolLists;
import org.passportsync.job.SchoolLists.Kind;
import org.passportsync.job.SchoolLists.Line;
import org.passportsync.shape.PlannedSchool;
import org.passportsync.shape.SchoolSuggestion;

/**
 * The schools of a connection as its definition maps them now.
 *
 * @param next always null: the list is whole
 * @param seen when the SIS listed them so
 * @param problems why no sync could start with this mapping
 */
public record SchoolsShown(List<SchoolRow> items, @Nullable String next, Instant seen, List<String> problems) {

    /**
     * One source school.
     *
     * @param list existing, missing, missing-data or excluded
     * @param inactive in the SIS
     * @param hubSchool the name in addresses of the hub school that it feeds
     * @param liveRecords of this connection, known at this school
     * @param refresh whether the next sync takes its attributes again
     * @param mapLine what to paste under {@code schools.map}
     * @param excludeLine what to paste under {@code schools.exclude}
     */
    public record SchoolRow(
            String list,
            String source,
            @Nullable String name,
            @Nullable String type,
            @Nullable String identifier,
            boolean inactive,
            @Nullable String mappedAs,
            @Nullable String hubSchool,
            @Nullable String hubName,
            @Nullable UUID passportId,
            long liveRecords,
            boolean refresh,
            @Nullable Suggestion suggestion,
            @Nullable String mapLine,
            @Nullable String excludeLine) {}

    /**
     * A hub school that it may be.
     *
     * @param same what both have in common
     */
    public record Suggestion(String hubSchool, String same) {}

    /** The lists, or one of them. */
    public static SchoolsShown of(SchoolLists lists, @Nullable Kind only) {
        List<SchoolRow> rows = Arrays.stream(Kind.values())
                .filter(kind -> only == null || only == kind)
                .flatMap(kind -> lists.of(kind).stream())
                .map(SchoolsShown::row)
                .toList();
        return new SchoolsShown(rows, null, lists.seen(), lists.problems());
    }

    /** As a list is called on the command line and in the API. */
    public static String key(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a school and its suggestion have in common, in a word. */
    public static String common(SchoolSuggestion suggestion) {
        return suggestion.reason().name().toLowerCase(Locale.ROOT);
    }

    private static SchoolRow row(Line line) {
        PlannedSchool planned = line.planned();
        SchoolSuggestion suggestion = planned.suggestion();
        boolean undecided = line.kind() == Kind.MISSING || suggestion != null;
        return new SchoolRow(
                key(line.kind()),
                planned.school().id(),
                planned.school().name(),
                planned.school().type(),
                planned.school().identifier(),
                planned.school().ended(),
                planned.mappedAs() == null ? null : planned.mappedAs().name(),
                line.hub() == null ? null : line.hub().slug(),
                line.hub() == null ? null : line.hub().name(),
                planned.schoolId(),
                line.live(),
                line.refresh(),
                suggestion == null ? null : new Suggestion(suggestion.slug(), common(suggestion)),
                undecided ? line.mapLine() : null,
                line.kind() == Kind.EXCLUDED ? null : line.excludeLine());
    }
}
