package org.passportsync.skyward;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.RowSink;

/** Makes parts of one kind of object. */
interface RowReader {

    /** The fields it wants to see. */
    Fields fields();

    /** The names of the fields that make the identifier, as they stand in messages. */
    String key();

    /** The identifier of a row, for the order of a page; null where none can be read. */
    @Nullable
    String id(NativeObject object);

    /**
     * What a row's parts name as their origin.
     *
     * @param school whose list the row was read from; null: the district's
     */
    default String origin(String id, NativeObject object, @Nullable String school) {
        return id;
    }

    /** The entities a row may be of, where it can't be told. */
    Set<EntityType> entities();

    /** Hands on what an object yields; its identifier has been read. */
    void read(String id, NativeObject object, @Nullable String school, RowSink sink);
}
