package org.passportsync.connection;

import java.util.Set;
import org.passportsync.roster.EntityType;

/** The built-in minimum beside the SIS ID: attributes without which there is no record, whatever the rules say. */
public final class AlwaysRequired {

    private AlwaysRequired() {}

    /** Says whether an attribute belongs to the minimum; of an enrollment's student and staff one is enough. */
    public static boolean covers(EntityType entity, String attribute) {
        return switch (entity) {
            case STUDENT, STAFF, CONTACT -> attribute.equals("familyName");
            case ENROLLMENT -> Set.of("student", "staff", "class").contains(attribute);
            case SCHOOL_ENROLLMENT -> Set.of("student", "staff", "school").contains(attribute);
            case SCHOOL, CALENDAR, COURSE, CLASS -> false;
        };
    }
}
