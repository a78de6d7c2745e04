package org.passportsync.sis;

import java.util.List;

/**
 * The source attributes that are read for one kind of part, in the order of a row's values.
 *
 * @param attributes source names, each once
 */
public record RowSchema(PartKind part, List<String> attributes) {

    public RowSchema {
        attributes = List.copyOf(attributes);
    }

    public int size() {
        return attributes.size();
    }

    /** The place of a source attribute, or -1 where it is not read. */
    public int slot(String attribute) {
        return attributes.indexOf(attribute);
    }
}
