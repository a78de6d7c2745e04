package org.passportsync.connection;

import java.util.Locale;

/** What a change does to a record. */
public enum Operation {
    CREATE,
    UPDATE,
    DELETE;

    /** The name in limits, for example {@code deletes}. */
    public String plural() {
        return name().toLowerCase(Locale.ROOT) + "s";
    }
}
