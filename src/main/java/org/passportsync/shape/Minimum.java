package org.passportsync.shape;

import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.IssueKind;
import org.passportsync.roster.Schema;
import org.passportsync.roster.Verdict;

/** The built-in minimum: attributes without which there is no record, whatever the rules say. */
final class Minimum {

    static final Verdict HELD_BACK = new Verdict.HeldBack("required");

    private Minimum() {}

    /** The first attribute of the minimum that is missing; null where all are there. */
    static @Nullable String missing(EntityType entity, Schema schema, @Nullable Object[] values) {
        return switch (entity) {
            case STUDENT, STAFF, CONTACT -> absent("familyName", schema, values);
            case ENROLLMENT -> person(schema, values) ? absent("class", schema, values) : "person";
            case SCHOOL_ENROLLMENT -> person(schema, values) ? null : "person";
            case CLASS -> absent("school", schema, values);
            case SCHOOL, CALENDAR, COURSE -> null;
        };
    }

    static Finding finding(String missing) {
        return new Finding(
                IssueKind.SKIPPED,
                "required",
                missing,
                null,
                missing + " is missing; without it the record is not taken");
    }

    private static boolean person(Schema schema, @Nullable Object[] values) {
        return absent("student", schema, values) == null || absent("staff", schema, values) == null;
    }

    private static @Nullable String absent(String attribute, Schema schema, @Nullable Object[] values) {
        return values[schema.slot(attribute)] == null ? attribute : null;
    }
}
