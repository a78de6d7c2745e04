package org.passportsync.connection;

/** Which staff come in. */
public enum StaffChoice {
    ALL_ACTIVE,
    TEACHING_ONLY
}
