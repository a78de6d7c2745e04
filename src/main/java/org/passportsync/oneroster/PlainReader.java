package org.passportsync.oneroster;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;

/** Reads orgs, academic sessions, courses and classes: one object, one row. */
final class PlainReader implements RowReader {

    private static final Set<String> SCHOOLS = Set.of("school", "district");

    private final FieldPlan plan = new FieldPlan();
    private final PartKind part;
    private final int type;
    private final @Nullable Rows rows;

    PlainReader(PartKind part, List<RowSchema> wanted) {
        this.part = part;
        this.type = part.entity() == EntityType.SCHOOL ? plan.place("type") : -1;
        this.rows = Rows.of(wanted, part, plan);
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
        if (rows != null && taken(object)) {
            sink.row(rows.start(id, part.name(), id, object));
        }
    }

    /** Of the organisations only schools and the district's own row are taken; departments and states are no rosters. */
    private boolean taken(RowObject object) {
        if (type < 0) {
            return true;
        }
        String stated = object.text(type);
        return stated != null && SCHOOLS.contains(stated.toLowerCase(Locale.ROOT));
    }
}
