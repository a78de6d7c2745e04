package org.passportsync.skyward;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;

/** Reads schools, grading buckets and courses: one object, one row. */
final class PlainReader implements RowReader {

    private final Fields fields = new Fields();
    private final PartKind part;
    private final String keyName;
    private final int key;
    private final @Nullable Rows rows;
    private final int at;

    PlainReader(PartKind part, String keyName, List<RowSchema> wanted) {
        this.part = part;
        this.keyName = keyName;
        this.key = fields.place(keyName);
        this.rows = Rows.of(wanted, part, fields);
        this.at = rows == null ? -1 : rows.slot("SchoolId");
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
        return Set.of(part.entity());
    }

    @Override
    public void read(String id, NativeObject object, @Nullable String school, RowSink sink) {
        if (rows != null) {
            SourceRow row = rows.start(id, part.name(), id, object);
            if (at >= 0 && row.value(at) == null) {
                row.set(at, school);
            }
            sink.row(row);
        }
    }
}
