package org.passportsync.skyward;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Relationship;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;

/**
 * Reads guardians, each with its ties to students; emergency contacts are among them. A guardian may have several rows, so that each
 * tie is told by its student: a row that was read says nothing of a tie that stands in another.
 */
final class GuardianReader implements RowReader {

    private static final String PART = "guardians";
    private static final String TIE = "tie";
    private static final String TIES = "relationships";
    private static final String STUDENTS = "Students";

    private final Fields fields = new Fields();
    private final String keyName;
    private final int key;
    private final TieFields tie = new TieFields(fields.listed(STUDENTS));
    private final int priority = fields.place("FamilyOrderNumber");
    private final @Nullable Rows rows;
    private final @Nullable PersonNames names;
    private final @Nullable Rows ties;
    private final int relationships;
    private final Map<String, Relationship> byStudent = new LinkedHashMap<>();

    GuardianReader(String keyName, List<RowSchema> wanted) {
        this.keyName = keyName;
        this.key = fields.place(keyName);
        PartKind part = new PartKind(EntityType.CONTACT, PART);
        this.rows = Rows.of(wanted, part, fields, PersonNames.GIVEN, PersonNames.MIDDLE, PersonNames.FAMILY);
        this.names = rows == null ? null : new PersonNames(rows, fields);
        this.ties = Rows.of(wanted, new PartKind(EntityType.CONTACT, TIE), fields, TIES);
        this.relationships = ties == null ? -1 : ties.slot(TIES);
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
        return Set.of(EntityType.CONTACT);
    }

    @Override
    public void read(String id, NativeObject object, @Nullable String school, RowSink sink) {
        byStudent.clear();
        for (NativeObject one : object.list(STUDENTS)) {
            Relationship relationship = tie.read(one, object.text(priority));
            if (relationship == null) {
                sink.heldBack(
                        entities(), id, "type", null, "Students can't be read: a tie has no NameId, or an odd value");
                return;
            }
            byStudent.merge(relationship.student(), relationship, Relationship::or);
        }
        if (rows != null && names != null) {
            SourceRow row = rows.start(id, PART, id, object);
            names.put(row, object);
            sink.row(row);
        }
        if (ties != null) {
            byStudent.values().forEach(one -> sink.row(row(id, one, ties, object)));
        }
    }

    private SourceRow row(String id, Relationship relationship, Rows of, NativeObject object) {
        String student = relationship.student();
        SourceRow row = of.start(id, TIE + "@" + student, id + "|" + student, object);
        Rows.set(row, relationships, List.of(relationship));
        return row;
    }
}
