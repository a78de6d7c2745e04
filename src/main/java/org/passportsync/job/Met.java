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
    private final Set<String> held = new HashSet<>();
    private boolean unreadable;

    /**
     * Whether a row is there and not over, as {@link SourceRow#origin} names it. One that can't be taken as it is may be any of its
     * person's.
     */
    boolean has(String origin) {
        int behindId = origin.indexOf('|');
        return rows.contains(origin)
                || held.contains(origin)
                || behindId >= 0 && held.contains(origin.substring(0, behindId));
    }

    /** Notes a row that was found otherwise. */
    void add(String origin) {
        rows.add(origin);
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
        held.add(rawId);
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
