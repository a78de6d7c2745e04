package org.passportsync.watch;

/** Whether schedules are being watched, so that what is due will fire. */
@FunctionalInterface
public interface Ticking {
    boolean ticks();
}
