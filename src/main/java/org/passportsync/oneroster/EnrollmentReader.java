package org.passportsync.oneroster;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;

/** Reads class enrollments; the role says whether the user is the class's student or one of its staff. */
final class EnrollmentReader implements RowReader {

    private final FieldPlan plan = new FieldPlan();
    private final int user = plan.place("user");
    private final int role = plan.place("role");
    private final @Nullable Rows rows;

    EnrollmentReader(List<RowSchema> wanted) {
        this.rows = Rows.of(wanted, EntityType.ENROLLMENT, "enrollments", plan, "student", "staff");
    }

    @Override
    public Map<String, Integer> fields() {
        return plan.fields();
    }

    @Override
    public Set<EntityType> entities() {
        return EnumSet.of(EntityType.ENROLLMENT);
    }

    @Override
    public void read(RowObject object, RowSink sink) {
        String id = object.id();
        if (rows == null || id == null) {
            return;
        }
        String stated = object.text(role);
        RoleKind kind = RoleKind.of(stated);
        if (kind == null || kind == RoleKind.CONTACT) {
            sink.heldBack(entities(), id, "role", stated, "the role of an enrollment is blank or unknown");
            return;
        }
        SourceRow row = rows.start(id, "enrollments", object);
        Rows.set(row, rows.slot(kind == RoleKind.STUDENT ? "student" : "staff"), object.text(user));
        sink.row(row);
    }
}
