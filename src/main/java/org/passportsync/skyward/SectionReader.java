package org.passportsync.skyward;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;

/** Reads sections: each is a class, with an enrollment for each of its staff. */
final class SectionReader implements RowReader {

    private static final String PART = "sections";
    private static final String SCHOOL = "SchoolId";

    private final Fields fields = new Fields();
    private final String keyName;
    private final int key;
    private final int schoolId = fields.place(SCHOOL);
    private final @Nullable Rows rows;
    private final int at;
    private final @Nullable SectionStaff staff;

    SectionReader(String keyName, List<RowSchema> wanted) {
        this.keyName = keyName;
        this.key = fields.place(keyName);
        this.rows = Rows.of(wanted, new PartKind(EntityType.CLASS, PART), fields, SCHOOL);
        this.at = rows == null ? -1 : rows.slot(SCHOOL);
        PartKind enrolled = new PartKind(EntityType.ENROLLMENT, PART);
        Rows enrollments = Rows.of(wanted, enrolled, fields, SectionStaff.COMPUTED);
        this.staff = enrollments == null ? null : new SectionStaff(enrollments, PART, fields);
    }

    @Override
    public Fields fields() {
        return fields;
    }

    @Override
    public String key() {
        return keyName;
    }

    @Override
    public @Nullable String id(NativeObject object) {
        return object.id(key);
    }

    @Override
    public Set<EntityType> entities() {
        return Set.of(EntityType.CLASS, EntityType.ENROLLMENT);
    }

    @Override
    public void read(String id, NativeObject object, @Nullable String listed, RowSink sink) {
        String own = object.text(schoolId);
        String school = own == null ? listed : own;
        if (rows != null) {
            SourceRow row = rows.start(id, PART, id, object);
            Rows.set(row, at, school);
            sink.row(row);
        }
        if (staff != null) {
            staff.read(id, school, object, sink);
        }
    }
}
