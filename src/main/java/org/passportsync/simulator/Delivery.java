package org.passportsync.simulator;

/** How the bytes of an answer reach the client. */
enum Delivery {
    /** All of them, as fast as they are read. */
    WHOLE,
    /** Half of them, as if that were all. */
    HALF,
    /** Half of them, then the connection breaks. */
    CUT,
    /** All of them, compressed, with damage in the middle. */
    BROKEN_GZIP,
    /** Something else: far more than the client can want, tightly compressed. */
    GZIP_BOMB,
    /** All of them, compressed without saying so. */
    UNSAID_GZIP,
    /** All of them, never compressed. */
    PLAIN,
    /** None: the connection breaks before the answer. */
    RESET,
    /** A few at a time, with pauses. */
    DRIP
}
