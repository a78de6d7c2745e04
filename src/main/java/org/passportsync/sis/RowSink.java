package org.passportsync.sis;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;

/** Takes what a page parser finds, row by row, in the page's order. */
public interface RowSink {

    /** A row whose identifier was read begins: what is told until the next one came of it. */
    default void begins(String rawId) {}

    /** One part of a record; the row is valid only during the call. */
    void row(SourceRow row);

    /**
     * A row whose identifier was read but that can't be used: unreadable, or with a blank or unknown role. Whatever is
     * live of it, and whatever came from it, stays.
     *
     * @param entities the entities it may be
     * @param rule for example {@code role}; names the check that failed
     * @param value what was found, never personal data
     */
    void heldBack(Set<EntityType> entities, String rawId, String rule, @Nullable String value, String message);

    /** A row without a readable identifier: nothing of its resource is proven by this reading. */
    void unreadable(String message);

    /** Somewhere in the page stood a field that holds a secret; told once, after the page's last row. */
    void secret();
}
