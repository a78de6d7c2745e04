package org.passportsync.sis;

import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;

/**
 * One part of one record as the SIS sent it, before any mapping; one object is used again for row after row.
 *
 * <p>Values stand in the order of the {@link RowSchema} and are {@code String}, {@code List<String>} or {@code
 * List<Relationship>}; blank text may still be among them. Identifiers and references are raw (without prefix).
 */
public final class SourceRow {

    private final RowSchema schema;
    private final @Nullable Object[] values;
    private String rawId = "";
    private String part = "";
    private String origin = "";
    private Status status = Status.ACTIVE;

    /** What the SIS says of the row's life. */
    public enum Status {
        ACTIVE,
        /** Over: {@code inactive}, {@code tobedeleted}, or all roles past. */
        ENDED
    }

    public SourceRow(RowSchema schema) {
        this.schema = schema;
        this.values = new Object[schema.size()];
    }

    /** Starts the next row; all values are missing until set. */
    public void start(String newRawId, String newPart, String newOrigin, Status newStatus) {
        rawId = newRawId;
        part = newPart;
        origin = newOrigin;
        status = newStatus;
        java.util.Arrays.fill(values, null);
    }

    public void set(int slot, @Nullable Object value) {
        values[slot] = value;
    }

    public RowSchema schema() {
        return schema;
    }

    public EntityType entity() {
        return schema.part().entity();
    }

    /** The record's identifier as the SIS gave it. */
    public String rawId() {
        return rawId;
    }

    /** The part's full name; see {@link PartKind}. */
    public String part() {
        return part;
    }

    /**
     * The SIS row it was read from: its raw identifier, and where that is not enough to tell it, {@code |} and what tells it. What was
     * read of an origin speaks for all that came from it.
     */
    public String origin() {
        return origin;
    }

    public Status status() {
        return status;
    }

    public @Nullable Object value(int slot) {
        return values[slot];
    }
}
