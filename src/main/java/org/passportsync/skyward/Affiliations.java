package org.passportsync.skyward;

import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceRow;

/** A person's school enrollments, one for each school: {@code NameId|student|SchoolId} or {@code NameId|staff|SchoolId}. */
final class Affiliations {

    static final String[] COMPUTED = {"student", "staff", "school", "role", "primary"};

    private final Rows rows;
    private final String who;
    private final String part;
    private final int person;
    private final int school;
    private final int role;
    private final int primary;

    /** Takes what the person is, {@code student} or {@code staff}, and the name of the part. */
    Affiliations(Rows rows, String who, String part) {
        this.rows = rows;
        this.who = who;
        this.part = part;
        this.person = rows.slot(who);
        this.school = rows.slot("school");
        this.role = rows.slot("role");
        this.primary = rows.slot("primary");
    }

    /**
     * One of them.
     *
     * @param main the school that the person calls its own; null: none
     */
    SourceRow row(String id, String origin, At at, @Nullable String main, NativeObject object) {
        SourceRow row = rows.start(id + "|" + who + "|" + at.school(), part, origin, object);
        Rows.set(row, person, id);
        Rows.set(row, school, at.school());
        Rows.set(row, role, at.role());
        Rows.set(row, primary, main == null ? null : String.valueOf(main.equals(at.school())));
        return row;
    }

    /** A role at a school. */
    record At(String school, String role) {}
}
