package org.passportsync.sis;

/** How the pages of a resource follow each other. */
public enum Walk {
    /** Each is asked for by a number of rows to skip; pages overlap, so that a sorted reading proves itself. */
    BY_OFFSET,
    /** Each says what the next one is asked by; nothing overlaps, so that whatever was not read has to be confirmed. */
    BY_CURSOR
}
