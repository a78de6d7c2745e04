package org.passportsync.oneroster;

import java.util.List;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.RowSchema;

/** Page parsers by resource. */
final class OneRosterParsers {

    private OneRosterParsers() {}

    /** A parser that reads just what the given rows need. */
    static PageParser of(String resource, List<RowSchema> rows) {
        return new PageWalk(resource, reader(resource, rows));
    }

    private static RowReader reader(String resource, List<RowSchema> rows) {
        return switch (resource) {
            case "orgs", "academicSessions", "courses", "classes" -> new PlainReader(resource, rows);
            case "users" -> new UserReader(rows);
            case "demographics" -> new DemographicsReader(rows);
            case "enrollments" -> new EnrollmentReader(rows);
            default -> throw new IllegalArgumentException("OneRoster has no rosters in " + resource);
        };
    }
}
