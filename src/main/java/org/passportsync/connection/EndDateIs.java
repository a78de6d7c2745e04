package org.passportsync.connection;

/** What the SIS means by an end date; publishers disagree. */
public enum EndDateIs {
    LAST_DAY,
    DAY_AFTER
}
