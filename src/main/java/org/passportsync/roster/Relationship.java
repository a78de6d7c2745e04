package org.passportsync.roster;

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

    /** A tie of which nothing but its student is known. */
    public static Relationship to(String student) {
        return new Relationship(student, null, null, null, null, null);
    }

    /** The same tie with a type, where it has none of its own. */
    public Relationship orType(@Nullable String other) {
        return type != null || other == null
                ? this
                : new Relationship(student, other, priority, custodial, emergency, pickup);
    }

    @Override
    public int compareTo(Relationship other) {
        return student.compareTo(other.student);
    }
}
