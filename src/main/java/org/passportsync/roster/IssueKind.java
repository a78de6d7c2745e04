package org.passportsync.roster;

/** What an issue means for its record. */
public enum IssueKind {
    /** The record is kept all the same. */
    ERROR,
    /** The record is dropped, or what is live of it stays. */
    SKIPPED,
    /** Two records claim to be the same; unresolved. */
    DUPLICATE,
    /** The record could not be read. */
    MALFORMED
}
