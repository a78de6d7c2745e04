package org.passportsync.sis;

/** The SIS's answer about a single row. */
public enum Presence {
    /** It is there and active. */
    PRESENT,
    /** It is not found, or marked to be deleted. */
    GONE,
    /** The SIS does not answer such questions. */
    UNKNOWN
}
