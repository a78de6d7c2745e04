package org.passportsync.job;

/** Stands before every write of a run: locks the lease at the run's own epoch, in the write's transaction. */
@FunctionalInterface
public interface Fence {

    /** Fails where another process has taken the lease over. */
    void check();
}
