package org.passportsync.job;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;

/** Notes which rows of a resource are there, whatever is in them. */
final class Met implements RowSink {

    private final Set<String> rows = new HashSet<>();
    private boolean unreadable;

    /** The rows that are there and not over, as {@link SourceRow#origin} names them. */
    Set<String> rows() {
        return rows;
    }

    /** Whether a row has no identifier that can be read: it may be any. */
    boolean unreadable() {
        return unreadable;
    }

    @Override
    public void row(SourceRow row) {
        if (row.status() == SourceRow.Status.ACTIVE) {
            rows.add(row.origin());
        }
    }

    @Override
    public void heldBack(Set<EntityType> entities, String rawId, String rule, @Nullable String value, String message) {
        rows.add(rawId);
    }

    @Override
    public void unreadable(String message) {
        unreadable = true;
    }

    @Override
    public void secret() {
        // Nothing of the page is kept.
    }
}
