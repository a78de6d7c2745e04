package org.passportsync.oneroster;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;
import org.passportsync.wire.RoleKind;

/** Reads class enrollments; the role says whether the user is the class's student or one of its staff. */
final class EnrollmentReader implements RowReader {

    private static final String PART = "enrollments";

    private final FieldPlan plan = new FieldPlan();
    private final int user = plan.place("user");
    private final int role = plan.place("role");
    private final @Nullable Rows rows;
    private final int student;
    private final int staff;

    EnrollmentReader(List<RowSchema> wanted) {
        this.rows = Rows.of(wanted, new PartKind(EntityType.ENROLLMENT, PART), plan, "student", "staff");
        this.student = rows == null ? -1 : rows.slot("student");
        this.staff = rows == null ? -1 : rows.slot("staff");
    }

    @Override
    public FieldPlan plan() {
        return plan;
    }

    @Override
    public Set<EntityType> entities() {
        return Set.of(EntityType.ENROLLMENT);
    }

    @Override
    public void read(String id, RowObject object, RowSink sink) {
        if (rows == null) {
            return;
        }
        String stated = object.text(role);
        RoleKind kind = RoleKind.of(stated);
        if (kind == null || kind == RoleKind.CONTACT) {
            sink.heldBack(
                    entities(), id, "role", RoleKind.shown(stated), "the role of an enrollment is blank or unknown");
            return;
        }
        SourceRow row = rows.start(id, PART, id, object);
        Rows.set(row, kind == RoleKind.STUDENT ? student : staff, object.text(user));
        sink.row(row);
    }
}
