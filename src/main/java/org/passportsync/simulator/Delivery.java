package org.passportsync.simulator;

/** How the bytes of an answer reach the client. */
enum Delivery {
    /** All of them, as fast as they are read. */
    WHOLE,
    /** Half of them, as if that were all. */
    HALF,
    /** Half of them, then the connection breaks. */
    CUT,
    /** None: the connection breaks before the answer. */
    RESET,
    /** A few at a time, with pauses. */
    DRIP
}
