package org.passportsync.skyward;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.SourceRow;

/** One kind of row that a reader fills: its schema, the reused row, and where its attributes stand in the object. */
final class Rows {

    private final SourceRow row;
    private final int[] places;
    private final Life life;

    private Rows(RowSchema schema, Fields fields, Set<String> computed) {
        this.row = new SourceRow(schema);
        this.places = fields.places(schema, computed);
        this.life = new Life(fields);
    }

    /** The rows of one kind of part, if they are wanted; computed attributes are left to the reader. */
    static @Nullable Rows of(List<RowSchema> wanted, PartKind part, Fields fields, String... computed) {
        Optional<RowSchema> schema =
                wanted.stream().filter(one -> one.part().equals(part)).findFirst();
        return schema.map(one -> new Rows(one, fields, Set.of(computed))).orElse(null);
    }

    /** Starts a row with what stands in the object as it is. */
    SourceRow start(String rawId, String part, String origin, NativeObject object) {
        row.start(rawId, part, origin, life.of(object));
        for (int slot = 0; slot < places.length; slot++) {
            if (places[slot] >= 0) {
                row.set(slot, object.value(places[slot]));
            }
        }
        return row;
    }

    /** The slot of a computed attribute, or -1 where it is not wanted; to be asked once, not for every row. */
    int slot(String attribute) {
        return row.schema().slot(attribute);
    }

    static void set(SourceRow row, int slot, @Nullable Object value) {
        if (slot >= 0) {
            row.set(slot, value);
        }
    }
}
