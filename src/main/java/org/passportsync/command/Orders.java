package org.passportsync.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.job.Decided;
import org.passportsync.job.Launched;
import org.passportsync.job.Requester;
import org.passportsync.job.RunWatcher;
import org.passportsync.job.Syncs;

/** What commands ask of syncs. */
interface Orders {

    Launched launch(LaunchParameters asked, Requester by, RunWatcher watcher);

    Launched restart(long runId, Requester by, RunWatcher watcher);

    Launched approve(Approval approval, Requester by, RunWatcher watcher);

    Decided reject(long runId, @Nullable String note, Requester by);

    Decided stop(long runId, Requester by);

    /** Asks whatever this process works on to stop at its next page; does not wait. */
    void stopOwn();

    /** A run, the digest of what was shown of it, and why it is approved. */
    record Approval(long runId, String digest, @Nullable String note) {}

    /** Gives orders to the real syncs. */
    static Orders to(Syncs syncs) {
        return new Orders() {
            @Override
            public Launched launch(LaunchParameters asked, Requester by, RunWatcher watcher) {
                return syncs.launch(asked, by, watcher);
            }

            @Override
            public Launched restart(long runId, Requester by, RunWatcher watcher) {
                return syncs.restart(runId, by, watcher);
            }

            @Override
            public Launched approve(Approval approval, Requester by, RunWatcher watcher) {
                return syncs.approve(approval.runId(), approval.digest(), approval.note(), by, watcher);
            }

            @Override
            public Decided reject(long runId, @Nullable String note, Requester by) {
                return syncs.reject(runId, note, by);
            }

            @Override
            public Decided stop(long runId, Requester by) {
                return syncs.stop(runId, by);
            }

            @Override
            public void stopOwn() {
                var _ = syncs.stopAll(Duration.ZERO);
            }
        };
    }
}
