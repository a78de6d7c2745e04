package org.passportsync.roster;

/** The type of a hub attribute's value, and the Java class that holds it. */
public enum AttributeKind {
    /** {@link String}, trimmed, never blank. */
    TEXT,
    /** Unmodifiable {@code List<String>} without blanks, in the source's order. */
    LIST,
    /** {@link java.time.LocalDate}; has no zone and is never shifted. */
    DATE,
    /** {@link Boolean}. */
    BOOL,
    /** {@link Integer}. */
    INT,
    /** {@link String}: a SIS ID in a source record, a Passport ID in a passport record. */
    REF,
    /** {@code List<String>} of such identifiers, sorted, each once. */
    REFS,
    /** {@code List<Relationship>} of a contact, sorted by student. */
    EDGES
}
