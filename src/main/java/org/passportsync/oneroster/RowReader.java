package org.passportsync.oneroster;

import java.util.Set;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.RowSink;

/** Makes parts of one kind of object. */
interface RowReader {

    /** The fields it wants to see. */
    FieldPlan plan();

    /** The entities a row may be of, where it can't be told. */
    Set<EntityType> entities();

    /** Hands on what an object yields; its identifier has been read. */
    void read(String id, RowObject object, RowSink sink);
}
