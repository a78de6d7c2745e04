package org.passportsync.connection;

/** What happens to a record that fails a requirement. */
public enum Action {
    /** Nothing. */
    IGNORE,
    /** An {@code ERROR} issue; the record is kept. */
    FLAG,
    /** A {@code SKIPPED} issue; the record is dropped. */
    SKIP,
    /** The requirement's own value takes the place of the missing one. */
    DEFAULT
}
