package org.passportsync.wire;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.RowSink;
import tools.jackson.core.JsonParser;

/** How the rows of one resource are read: each object field by field, then handed on. One is used again for row after row. */
public interface RowForm {

    /** The name of the field that holds the identifier, as it stands in messages. */
    String key();

    /** Reads an object whose start was just met, to its end. */
    void read(JsonParser json);

    /** The identifier of the object that was read; null where there is none that can be used. */
    @Nullable
    String id();

    /** What the parts of the object that was read name as their origin: the identifier, unless it takes more. */
    default String origin(String id) {
        return id;
    }

    /** Begins a page. */
    default void begin() {}

    /** Takes a text that stands beside the list of rows, ahead of it. */
    default void beside(String name, String text) {}

    /** The name of a field that holds something that can't be read; null where all can. */
    @Nullable
    String odd();

    /** The name of a field with a mark in the place of bytes that were no UTF-8; null where none has one. */
    @Nullable
    String mended();

    /** The entities a row may be of, where it can't be told. */
    Set<EntityType> entities();

    /** Hands on what the object yields; its identifier has been read. */
    void hand(String id, RowSink sink);
}
