package org.passportsync.roster;

/** Why a record came, changed or left. */
public enum Cause {
    SOURCE,
    DATE,
    PARENT,
    MAPPING,
    FILTER,
    REQUIREMENT,
    SCHOOL_MAPPING,
    STAFF_CHOICE,
    MERGE,
    REKEY,
    REVIVED,
    RELEASE
}
