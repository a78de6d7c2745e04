package org.passportsync.job;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.shape.HubSchool;
import org.passportsync.shape.PlannedSchool;

/**
 * The schools of a connection as its definition maps them now.
 *
 * @param seen when the SIS listed them so
 * @param problems why no sync could start with this mapping
 */
public record SchoolLists(Instant seen, List<Line> lines, List<String> problems) {

    /** The three lists; a school that is kept out on purpose is in none of them. */
    public enum Kind {
        /** Mapped, and listed by the SIS. */
        EXISTING,
        /** Listed by the SIS, and not mapped. */
        MISSING,
        /** Mapped or named by the definition, and not listed by the SIS. */
        MISSING_DATA,
        /** Kept out by {@code schools.exclude}. */
        EXCLUDED
    }

    /**
     * One source school.
     *
     * @param hub the hub school that it feeds; null: none yet, or none
     * @param live records of this connection that are live in the hub and known at this school
     * @param refresh whether the next sync takes its attributes again
     */
    public record Line(
            Kind kind, PlannedSchool planned, @Nullable HubSchool hub, long live, boolean refresh) {

        /** The line to paste under {@code schools.map}, as the suggestion says or else as a school of its own. */
        public String mapLine() {
            String target = planned.suggestion() == null
                    ? "new: "
                            + quoted(
                                    planned.school().name() == null
                                            ? ""
                                            : planned.school().name())
                    : "existing: " + planned.suggestion().slug();
            return "- { source: " + quoted(planned.school().id()) + ", " + target + " }";
        }

        /** The line to paste under {@code schools.exclude}. */
        public String excludeLine() {
            return "- " + quoted(planned.school().id());
        }

        private static String quoted(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }

    public SchoolLists {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /** One of the lists. */
    public List<Line> of(Kind kind) {
        return lines.stream().filter(line -> line.kind() == kind).toList();
    }
}
