package org.passportsync.skyward;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;
import org.passportsync.wire.RoleKind;

/** Reads the enrollments of students in sections, each {@code NameId|EnrollmentId}. */
final class EnrollmentReader implements RowReader {

    static final String[] COMPUTED = {"student", "staff", "role"};

    private static final String PART = "enrollments";

    private final Fields fields = new Fields();
    private final String keyName;
    private final int key;
    private final int person = fields.place("NameId");
    private final int type = fields.place("EnrType");
    private final @Nullable Rows rows;
    private final int student;
    private final int staff;
    private final int role;

    EnrollmentReader(String keyName, List<RowSchema> wanted) {
        this.keyName = keyName;
        this.key = fields.place(keyName);
        this.rows = Rows.of(wanted, new PartKind(EntityType.ENROLLMENT, PART), fields, COMPUTED);
        this.student = rows == null ? -1 : rows.slot("student");
        this.staff = rows == null ? -1 : rows.slot("staff");
        this.role = rows == null ? -1 : rows.slot("role");
    }

    @Override
    public Fields fields() {
        return fields;
    }

    @Override
    public String key() {
        return "NameId and " + keyName;
    }

    @Override
    public @Nullable String id(NativeObject object) {
        String who = object.id(person);
        String which = object.id(key);
        return who == null || which == null ? null : who + "|" + which;
    }

    @Override
    public Set<EntityType> entities() {
        return Set.of(EntityType.ENROLLMENT);
    }

    /** A type that is no role, whatever a district calls it, is a student's: staff stand in the sections. */
    @Override
    public void read(String id, NativeObject object, @Nullable String school, RowSink sink) {
        if (rows == null) {
            return;
        }
        String stated = object.text(type);
        RoleKind kind = RoleKind.of(stated);
        if (kind == RoleKind.CONTACT) {
            sink.heldBack(entities(), id, "role", RoleKind.shown(stated), "the EnrType of a row is that of a contact");
            return;
        }
        String taughtBy = kind == RoleKind.STAFF ? StaffRole.of(stated) : null;
        SourceRow row = rows.start(id, PART, id, object);
        Rows.set(row, taughtBy == null ? student : staff, object.id(person));
        Rows.set(row, role, taughtBy == null ? "student" : taughtBy);
        sink.row(row);
    }
}
