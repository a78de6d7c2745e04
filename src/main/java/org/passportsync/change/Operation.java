package org.passportsync.change;

/** What a change does to a record of the hub. */
public enum Operation {
    CREATE,
    UPDATE,
    DELETE
}
