package org.passportsync.oneroster;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;

/** Reads orgs, academic sessions, courses and classes: one object, one row. */
final class PlainReader implements RowReader {

    private static final Map<String, EntityType> ENTITIES = Map.of(
            "orgs", EntityType.SCHOOL,
            "academicSessions", EntityType.CALENDAR,
            "courses", EntityType.COURSE,
            "classes", EntityType.CLASS);
    private static final Set<String> SCHOOLS = Set.of("school", "district");

    private final FieldPlan plan = new FieldPlan();
    private final String resource;
    private final EntityType entity;
    private final int type;
    private final @Nullable Rows rows;

    PlainReader(String resource, List<RowSchema> wanted) {
        this.resource = resource;
        this.entity = java.util.Objects.requireNonNull(ENTITIES.get(resource));
        this.type = plan.place("type");
        this.rows = Rows.of(wanted, entity, resource, plan);
    }

    @Override
    public Map<String, Integer> fields() {
        return plan.fields();
    }

    @Override
    public Set<EntityType> entities() {
        return EnumSet.of(entity);
    }

    /** Of the organisations only schools and the district's own row are taken; departments and states are not rosters. */
    @Override
    public void read(RowObject object, RowSink sink) {
        boolean taken = entity != EntityType.SCHOOL || SCHOOLS.contains(String.valueOf(object.text(type)));
        String id = object.id();
        if (rows != null && taken && id != null) {
            sink.row(rows.start(id, resource, object));
        }
    }
}
