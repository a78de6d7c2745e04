package org.passportsync.oneroster;

import java.util.List;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.wire.PageWalk;

/** Page parsers by resource. */
final class OneRosterParsers {

    private OneRosterParsers() {}

    /** A parser that reads just what the given rows need. */
    static PageParser of(String resource, List<RowSchema> rows) {
        return new PageWalk(resource, new ObjectForm(reader(resource, rows)));
    }

    static RowReader reader(String resource, List<RowSchema> rows) {
        return switch (resource) {
            case "orgs" -> new PlainReader(new PartKind(EntityType.SCHOOL, resource), rows);
            case "academicSessions" -> new PlainReader(new PartKind(EntityType.CALENDAR, resource), rows);
            case "courses" -> new PlainReader(new PartKind(EntityType.COURSE, resource), rows);
            case "classes" -> new PlainReader(new PartKind(EntityType.CLASS, resource), rows);
            case "users" -> new UserReader(rows);
            case "demographics" -> new DemographicsReader(rows);
            case "enrollments" -> new EnrollmentReader(rows);
            default -> throw new IllegalArgumentException("OneRoster has no rosters in " + resource);
        };
    }
}
