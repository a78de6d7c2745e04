package org.passportsync.wire;

import java.time.Duration;

/** Takes a pause before a request is sent again; tests note it instead of waiting. */
@FunctionalInterface
public interface Pause {

    /** Lets the current thread rest, and stops at once where it is interrupted. */
    Pause REAL = Thread::sleep;

    void take(Duration length) throws InterruptedException;
}
