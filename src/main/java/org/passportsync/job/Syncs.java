package org.passportsync.job;

import org.jspecify.annotations.Nullable;
import org.passportsync.connection.LaunchParameters;

/** The front door of syncs: launch, restart, approve, reject, stop. */
public final class Syncs {

    /** Launches a sync, or continues the one that the same command left, and waits until it rests. */
    public Launched launch(LaunchParameters asked, Requester by, RunWatcher watcher) {
        throw new UnsupportedOperationException("written by the lead");
    }

    /** Continues a failed or stopped run at the step that failed. */
    public Launched restart(long runId, Requester by, RunWatcher watcher) {
        throw new UnsupportedOperationException("written by the lead");
    }

    /** Approves a parked run by the digest of what was shown, and commits it. */
    public Launched approve(long runId, String digest, @Nullable String note, Requester by, RunWatcher watcher) {
        throw new UnsupportedOperationException("written by the lead");
    }

    /** Throws a parked run's change set away. */
    public Decided reject(long runId, @Nullable String note, Requester by) {
        throw new UnsupportedOperationException("written by the lead");
    }

    /** Asks a run to stop at its next page. */
    public Decided stop(long runId, Requester by) {
        throw new UnsupportedOperationException("written by the lead");
    }
}
