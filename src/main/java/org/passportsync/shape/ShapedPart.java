package org.passportsync.shape;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.Cause;
import org.passportsync.roster.ContentHash;
import org.passportsync.roster.DocumentWriter;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Schema;
import org.passportsync.roster.Verdict;

/** One part of a record, mapped, judged and hashed; one object is used again for part after part. */
public final class ShapedPart {

    final Schema schema;
    final @Nullable Object[] values;
    final DocumentWriter document = new DocumentWriter();
    final List<Finding> findings = new ArrayList<>(0);
    String sisId = "";
    String rawId = "";
    String part = "";
    String origin = "";
    boolean main;
    Verdict verdict = Verdict.KEPT;
    ContentHash hash = new ContentHash(0, 0);

    ShapedPart(Schema schema) {
        this.schema = schema;
        this.values = new Object[schema.size()];
    }

    public EntityType entity() {
        return schema.entity();
    }

    public Schema schema() {
        return schema;
    }

    public String sisId() {
        return sisId;
    }

    public String rawId() {
        return rawId;
    }

    public String part() {
        return part;
    }

    /** The raw identifier of the SIS row it came from. */
    public String origin() {
        return origin;
    }

    /** Says whether it is the part that carries the record: a record without it is none. */
    public boolean main() {
        return main;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** Why it is out or over; null for the kept and the held back. */
    public @Nullable Cause cause() {
        return switch (verdict) {
            case Verdict.OutOfScope out -> out.cause();
            case Verdict.Ended ended -> ended.cause();
            case Verdict.Kept _, Verdict.HeldBack _ -> null;
        };
    }

    public ContentHash hash() {
        return hash;
    }

    /** The canonical document; valid until the next part is shaped. */
    public DocumentWriter document() {
        return document;
    }

    public @Nullable Object value(int slot) {
        return values[slot];
    }

    /** All values in the schema's order; valid until the next part is shaped. */
    public @Nullable Object[] values() {
        return values;
    }

    /** What is wrong with it; valid until the next part is shaped. */
    public List<Finding> findings() {
        return findings;
    }
}
