package org.passportsync.skyward;

import java.util.List;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.wire.PageWalk;

/** Page parsers by resource. */
final class SkywardParsers {

    private SkywardParsers() {}

    /** A parser that reads just what the given rows need. */
    static PageParser of(Endpoint endpoint, List<RowSchema> rows) {
        return new PageWalk(endpoint.resource(), new NativeForm(reader(endpoint, rows)));
    }

    private static RowReader reader(Endpoint endpoint, List<RowSchema> rows) {
        String resource = endpoint.resource();
        String key = endpoint.key();
        return switch (resource) {
            case "schools" -> new PlainReader(new PartKind(EntityType.SCHOOL, resource), key, rows);
            case "gradingbuckets" -> new PlainReader(new PartKind(EntityType.CALENDAR, resource), key, rows);
            case "courses" -> new PlainReader(new PartKind(EntityType.COURSE, resource), key, rows);
            case "sections" -> new SectionReader(key, rows);
            case "students" -> new StudentReader(key, rows);
            case "staff" -> new StaffReader(key, rows);
            case "guardians" -> new GuardianReader(key, rows);
            case "enrollments" -> new EnrollmentReader(key, rows);
            default -> throw new IllegalArgumentException("SMS 2.0 has no rosters in " + resource);
        };
    }
}
