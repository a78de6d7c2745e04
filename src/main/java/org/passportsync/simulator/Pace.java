package org.passportsync.simulator;

/** How fast things change in a generated district. */
public enum Pace {
    /** Each day one student in a hundred leaves, as many come, and two rows in a hundred change: something to see on every day. */
    LIVELY(1),
    /** A twentieth of that, so that a whole year can be played: about one student in six leaves in a year. */
    CALM(20);

    private final int slower;

    Pace(int slower) {
        this.slower = slower;
    }

    int slower() {
        return slower;
    }
}
