package org.passportsync.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tie of a contact to one student.
 *
 * @param student the student's SIS ID (Passport ID in the hub)
 * @param type what the contact is to the student, for example {@code guardian}
 * @param priority 1 is called first
 */
public record Relationship(
        String student,
        @Nullable String type,
        @Nullable Integer priority,
        @Nullable Boolean custodial,
        @Nullable Boolean emergency,
        @Nullable Boolean pickup)
        implements Comparable<Relationship> {

    /**
     * Finds a word for a guardian or parent in the type of a tie, case aside; a grandmother, a godfather or a mother's friend is none.
     * Written so that Java and PostgreSQL read it alike.
     */
    public static final String GUARDIAN =
            "(?<![a-z])(?<!(?:grand|god|great)[ -]{1,2})(?:(?:step|foster|adoptive)[ -]?)?"
                    + "(?:guardian|parent|mother|father)s?(?![a-z'\\u2019])";

    private static final List<AttributeSpec> ATTRIBUTES = List.of(
            attribute("type", AttributeKind.TEXT),
            attribute("priority", AttributeKind.INT),
            attribute("custodial", AttributeKind.BOOL),
            attribute("emergency", AttributeKind.BOOL),
            attribute("pickup", AttributeKind.BOOL));

    /** What can be fed of a tie, for example {@code relationships.emergency}; a contact holds it in its ties only. */
    public static List<AttributeSpec> attributes(EntityType entity) {
        return entity == EntityType.CONTACT ? ATTRIBUTES : List.of();
    }

    private static AttributeSpec attribute(String name, AttributeKind kind) {
        return AttributeSpec.of("relationships." + name, kind, PersonalData.ORDINARY);
    }

    /** A tie of which nothing but its student is known. */
    public static Relationship to(String student) {
        return new Relationship(student, null, null, null, null, null);
    }

    /** A tie of a type to a student that is not known yet; see {@link #or}. */
    public static Relationship typed(@Nullable String type) {
        return new Relationship("", type, null, null, null, null);
    }

    /** The same tie, with what another one knows where this one knows nothing. */
    public Relationship or(Relationship other) {
        return new Relationship(
                student,
                type == null ? other.type : type,
                priority == null ? other.priority : priority,
                custodial == null ? other.custodial : custodial,
                emergency == null ? other.emergency : emergency,
                pickup == null ? other.pickup : pickup);
    }

    @Override
    public int compareTo(Relationship other) {
        return student.compareTo(other.student);
    }
}
