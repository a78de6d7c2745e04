package org.passportsync.oneroster;

import java.util.Map;
import org.passportsync.sis.RowSink;

/** Makes parts of one kind of object. */
interface RowReader {

    /** The fields it wants to see, each with its place in {@link RowObject}. */
    Map<String, Integer> fields();

    /** The entities a row may be of, where it can't be told. */
    java.util.Set<org.passportsync.roster.EntityType> entities();

    /** Hands on what an object yields; its identifier has been read. */
    void read(RowObject object, RowSink sink);
}
