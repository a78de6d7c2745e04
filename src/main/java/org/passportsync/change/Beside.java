package org.passportsync.change;

/** A second connection to the database, where one is free: what does not depend on each other is done at once. */
@FunctionalInterface
public interface Beside {

    /** There is none: everything is done over the caller's connection. */
    Beside NOTHING = (_, _, _) -> false;

    /**
     * Does both at once, the other thing over the second connection and in a transaction of its own, which sees only what
     * was committed before. When this returns, or fails, nothing of either is under way any more. What the other thing
     * wrote is committed then; where the caller's transaction does not come to its end it is a rest that the next try has
     * to clear.
     *
     * @param rows how much there is to do; little is not worth it
     * @return false where nothing was done, because it is not worth it or no connection is free
     */
    boolean both(long rows, Runnable own, Runnable other);
}
