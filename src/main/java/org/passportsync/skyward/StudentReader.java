package org.passportsync.skyward;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;
import org.passportsync.wire.JsonText;

/**
 * Reads students with their schools. A student who is listed once for each school is a part for each; what a school's own list
 * says holds for that school alone.
 */
final class StudentReader implements RowReader {

    private static final String PART = "students";
    private static final String SCHOOLS = "SchoolIds";

    private final Fields fields = new Fields();
    private final String keyName;
    private final int key;
    private final int schoolId = fields.place("SchoolId");
    private final int schoolIds = fields.place(SCHOOLS);
    private final int defaultSchool = fields.place("DefaultSchoolId");
    private final @Nullable Rows rows;
    private final @Nullable PersonNames names;
    private final int schools;
    private final @Nullable Affiliations affiliations;

    StudentReader(String keyName, List<RowSchema> wanted) {
        this.keyName = keyName;
        this.key = fields.place(keyName);
        PartKind part = new PartKind(EntityType.STUDENT, PART);
        this.rows = Rows.of(wanted, part, fields, PersonNames.GIVEN, PersonNames.MIDDLE, PersonNames.FAMILY, SCHOOLS);
        this.names = rows == null ? null : new PersonNames(rows, fields);
        this.schools = rows == null ? -1 : rows.slot(SCHOOLS);
        PartKind enrolled = new PartKind(EntityType.SCHOOL_ENROLLMENT, PART);
        Rows affiliated = Rows.of(wanted, enrolled, fields, Affiliations.COMPUTED);
        this.affiliations = affiliated == null ? null : new Affiliations(affiliated, "student", PART);
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

    /** One of several rows of a student is told by its school, lest it speaks for a row that was not read. */
    @Override
    public String origin(String id, NativeObject object, @Nullable String listed) {
        String school = listedAt(object, listed);
        return school == null ? id : id + "|" + school;
    }

    @Override
    public Set<EntityType> entities() {
        return Set.of(EntityType.STUDENT, EntityType.SCHOOL_ENROLLMENT);
    }

    @Override
    public void read(String id, NativeObject object, @Nullable String listed, RowSink sink) {
        String own = object.text(schoolId);
        List<String> at = listed == null ? stated(object, own) : List.of(own == null ? listed : own);
        String main = object.text(defaultSchool);
        String origin = origin(id, object, listed);
        if (rows != null && names != null) {
            String school = listedAt(object, listed);
            SourceRow row = rows.start(id, school == null ? PART : PART + "@" + school, origin, object);
            names.put(row, object);
            Rows.set(row, schools, at);
            sink.row(row);
        }
        if (affiliations != null) {
            for (String school : at) {
                sink.row(affiliations.row(id, origin, new Affiliations.At(school, "student"), main, object));
            }
        }
    }

    /** The school that a row is one of several for; null where it is the student's only one. */
    private @Nullable String listedAt(NativeObject object, @Nullable String listed) {
        String own = object.text(schoolId);
        return own == null ? listed : own;
    }

    /** The schools that a row of the district's list names: all of them, else its own one, else the one it calls its default. */
    private List<String> stated(NativeObject object, @Nullable String own) {
        List<String> stated =
                JsonText.words(object.value(schoolIds)).stream().distinct().toList();
        if (!stated.isEmpty()) {
            return stated;
        }
        String only = own == null ? object.text(defaultSchool) : own;
        return only == null ? List.of() : List.of(only);
    }
}
