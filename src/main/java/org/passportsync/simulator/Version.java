package org.passportsync.simulator;

/** The shape of served objects, which is independent of the path they are served under. */
public enum Version {
    /** One {@code role} and a list of {@code orgs} per user. */
    V1_1,
    /** A list of {@code roles}, each with its org and dates. */
    V1_2
}
