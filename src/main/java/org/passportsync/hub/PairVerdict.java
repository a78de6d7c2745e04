package org.passportsync.hub;

/** What somebody may decide about two records that may be one. */
public enum PairVerdict {
    /** They are one: the incoming record contributes to the other's passport record. */
    SAME,
    /** They are two, and are never matched; where they are one already, the incoming record is taken apart. */
    DIFFERENT,
    /** The incoming record is not taken. */
    IGNORE
}
