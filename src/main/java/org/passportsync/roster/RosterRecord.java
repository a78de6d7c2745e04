package org.passportsync.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a roster: an identifier and the values of its entity's attributes.
 *
 * <p>Values stand in the schema's order, each of the class that {@link AttributeKind} names; a missing value is null.
 */
public final class RosterRecord {

    private final Schema schema;
    private final String sisId;
    private final @Nullable Object[] values;

    /** Takes over the array: the caller must not change it afterwards. */
    public RosterRecord(Schema schema, String sisId, @Nullable Object[] values) {
        if (values.length != schema.size()) {
            throw new IllegalArgumentException(
                    schema.entity().key() + " has " + schema.size() + " attributes, not " + values.length);
        }
        this.schema = schema;
        this.sisId = sisId;
        this.values = values;
    }

    public Schema schema() {
        return schema;
    }

    public EntityType entity() {
        return schema.entity();
    }

    public String sisId() {
        return sisId;
    }

    public @Nullable Object value(int slot) {
        return values[slot];
    }

    public @Nullable Object value(String attribute) {
        return values[schema.slot(attribute)];
    }

    public @Nullable String text(String attribute) {
        return (String) value(attribute);
    }

    /** The identifiers of a list or references attribute; empty where it has none. */
    @SuppressWarnings("unchecked")
    public List<String> list(String attribute) {
        List<String> value = (List<String>) value(attribute);
        return value == null ? List.of() : value;
    }

    /** Names the record without its values, which may be personal. */
    @Override
    public String toString() {
        return schema.entity().key() + " " + sisId;
    }
}
