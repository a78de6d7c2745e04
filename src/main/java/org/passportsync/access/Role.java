package org.passportsync.access;

/** What a user may do; each role may do what those before it may. */
public enum Role {
    /** Looks at everything of the user's districts, with personal data masked. */
    VIEWER,
    /** Launches, stops and restarts syncs. */
    OPERATOR,
    /** Configures, approves and rejects, and sees personal data on request. */
    ADMIN;

    /** Whether somebody in this role may do what another role is needed for. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }
}
