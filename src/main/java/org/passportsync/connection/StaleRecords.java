package org.passportsync.connection;

/** What becomes of a live record that newly fails a rule whose action is {@link Action#SKIP}. */
public enum StaleRecords {
    /** Stays live in its last good version, marked stale. */
    KEEP,
    /** Leaves the hub; counts as a delete. */
    DELETE
}
