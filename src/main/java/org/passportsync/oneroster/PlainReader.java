package org.passportsync.oneroster;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;

/** Reads orgs, academic sessions, courses and classes: one object, one row. */
final class PlainReader implements RowReader {

    private static final Set<String> SCHOOLS = Set.of("school", "district");

    private final FieldPlan plan = new FieldPlan();
    private final PartKind part;
    private final int type;
    private final @Nullable Rows rows;
    private final int typeSlot;

    PlainReader(PartKind part, List<RowSchema> wanted) {
        this.part = part;
        this.type = part.entity() == EntityType.SCHOOL ? plan.place("type") : -1;
        this.rows = Rows.of(wanted, part, plan);
        this.typeSlot = rows == null || type < 0 ? -1 : rows.slot("type");
    }

    @Override
    public FieldPlan plan() {
        return plan;
    }

    @Override
    public Set<EntityType> entities() {
        return Set.of(part.entity());
    }

    @Override
    public void read(String id, RowObject object, RowSink sink) {
        String kind = type < 0 ? null : kind(object);
        if (rows != null && (type < 0 || SCHOOLS.contains(kind))) {
            SourceRow row = rows.start(id, part.name(), id, object);
            Rows.set(row, typeSlot, kind);
            sink.row(row);
        }
    }

    /** Of the organisations only schools and the district's own row are taken; departments and states are no rosters. */
    private String kind(RowObject object) {
        String stated = object.text(type);
        return stated == null ? "" : stated.toLowerCase(Locale.ROOT);
    }
}
