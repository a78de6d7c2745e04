package org.passportsync.job;

import java.time.Duration;
import java.util.Optional;
import org.passportsync.run.Holder;
import org.passportsync.run.Leases;

/** Takes a connection's lease, waiting for one that nobody renews to run out. */
final class LeaseTaking {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Leases leases;
    private final RunWatcher watcher;

    LeaseTaking(Leases leases, RunWatcher watcher) {
        this.leases = leases;
        this.watcher = watcher;
    }

    /**
     * The lease, or nothing where a living process holds it.
     *
     * <p>A holder lives if its lease is renewed while we look; one that is not runs out within 30 seconds.
     */
    Optional<Leases.Granted> take(int connectionId, long runId, Holder asker) throws InterruptedException {
        Duration before = null;
        while (true) {
            switch (leases.ask(connectionId, runId, asker)) {
                case Leases.Granted granted -> {
                    return Optional.of(granted);
                }
                case Leases.HeldBy held -> {
                    boolean renewed = before != null && held.remaining().compareTo(before) > 0;
                    if (renewed || held.holder().alive()) {
                        return Optional.empty();
                    }
                    if (before == null) {
                        watcher.remark("run " + held.runId() + " is held by a process on "
                                + held.holder().host()
                                + " that may be gone; its lease runs out in "
                                + (held.remaining().toSeconds() + 1) + " s, waiting");
                    }
                    before = held.remaining();
                }
            }
            Thread.sleep(LOOK);
        }
    }
}
