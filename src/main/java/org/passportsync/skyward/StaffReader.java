package org.passportsync.skyward;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;
import org.passportsync.wire.JsonText;
import org.passportsync.wire.RoleKind;

/** Reads staff, who are listed once for each school: each row is a part of its own. */
final class StaffReader implements RowReader {

    private static final String PART = "staff";
    private static final String TYPE = "StaffType";
    private static final String SCHOOL = "SchoolId";

    private final Fields fields = new Fields();
    private final String keyName;
    private final int key;
    private final int schoolId = fields.place(SCHOOL);
    private final int defaultSchool = fields.place("DefaultSchoolId");
    private final int type = fields.place(TYPE);
    private final @Nullable Rows rows;
    private final @Nullable PersonNames names;
    private final int types;
    private final int at;
    private final @Nullable Affiliations affiliations;

    StaffReader(String keyName, List<RowSchema> wanted) {
        this.keyName = keyName;
        this.key = fields.place(keyName);
        PartKind part = new PartKind(EntityType.STAFF, PART);
        this.rows =
                Rows.of(wanted, part, fields, PersonNames.GIVEN, PersonNames.MIDDLE, PersonNames.FAMILY, TYPE, SCHOOL);
        this.names = rows == null ? null : new PersonNames(rows, fields);
        this.types = rows == null ? -1 : rows.slot(TYPE);
        this.at = rows == null ? -1 : rows.slot(SCHOOL);
        PartKind enrolled = new PartKind(EntityType.SCHOOL_ENROLLMENT, PART);
        Rows affiliated = Rows.of(wanted, enrolled, fields, Affiliations.COMPUTED);
        this.affiliations = affiliated == null ? null : new Affiliations(affiliated, PART, PART);
    }

    @Override
    public Fields fields() {
        return fields;
    }

    @Override
    public String key() {
        return keyName + " and SchoolId";
    }

    /** None for a row whose school can't be read: it can't be told which of the person's rows it is. */
    @Override
    public @Nullable String id(NativeObject object) {
        boolean told = object.value(schoolId) == null || object.value(schoolId) instanceof String;
        return told ? object.id(key) : null;
    }

    @Override
    public String origin(String id, NativeObject object, @Nullable String listed) {
        String school = school(object, listed);
        return school == null ? id : id + "|" + school;
    }

    @Override
    public Set<EntityType> entities() {
        return Set.of(EntityType.STAFF, EntityType.SCHOOL_ENROLLMENT);
    }

    @Override
    public void read(String id, NativeObject object, @Nullable String listed, RowSink sink) {
        String origin = origin(id, object, listed);
        List<String> roles = JsonText.words(object.value(type)).stream()
                .map(StaffRole::of)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (roles.isEmpty()) {
            String stated = RoleKind.shown(object.text(type));
            sink.heldBack(entities(), origin, "role", stated, "the StaffType of a row is blank, or no role of staff");
            return;
        }
        String school = school(object, listed);
        if (rows != null && names != null) {
            SourceRow row = rows.start(id, school == null ? PART : PART + "@" + school, origin, object);
            names.put(row, object);
            Rows.set(row, types, roles);
            Rows.set(row, at, school);
            sink.row(row);
        }
        if (affiliations != null && school != null) {
            Affiliations.At at = new Affiliations.At(school, roles.getFirst());
            sink.row(affiliations.row(id, origin, at, object.text(defaultSchool), object));
        }
    }

    private @Nullable String school(NativeObject object, @Nullable String listed) {
        String own = object.text(schoolId);
        return own == null ? listed : own;
    }
}
