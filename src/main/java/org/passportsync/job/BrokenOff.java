package org.passportsync.job;

/**
 * What Spring Batch is told of a failure, and keeps in its tables: that there was one. Why is noted with the run; what a
 * failure says of itself may hold the data that it failed on.
 */
final class BrokenOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenOff(long run, Exception failure) {
        super(
                "run " + run + " broke off with " + failure.getClass().getSimpleName() + "; its message says why",
                null,
                false,
                false);
    }
}
