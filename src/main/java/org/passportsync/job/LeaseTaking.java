package org.passportsync.job;

import java.time.Duration;
import java.util.Optional;
import org.passportsync.run.Leases;

/** Takes a connection's lease, waiting for one that nobody renews to run out. */
final class LeaseTaking {

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Each takes as long as {@link Leases} is patient: together longer than a server needs to notice that a client is gone. */
    private static final int MOST_BLOCKED = 9;

    private final RunWatcher watcher;

    LeaseTaking(RunWatcher watcher) {
        this.watcher = watcher;
    }

    /** Asks for the lease once. */
    interface Asking {
        Leases.Asked ask();
    }

    /**
     * The lease, or nothing where a living process holds it.
     *
     * <p>A holder lives if its lease is renewed while we look; one that is not runs out within 30 seconds. Where it has run
     * out and is refused all the same, a run is in the way. A connection that has outlived its lease ends within a minute.
     */
    Optional<Leases.Granted> take(Asking asking) throws InterruptedException {
        Duration before = null;
        int blocked = 0;
        while (true) {
            switch (asking.ask()) {
                case Leases.Granted granted -> {
                    return Optional.of(granted);
                }
                case Leases.Blocked(Leases.HeldBy last) -> {
                    blocked++;
                    if (blocked == 1 || blocked == MOST_BLOCKED) {
                        watcher.remark(blocked(last, blocked));
                    }
                    if (blocked == MOST_BLOCKED) {
                        return Optional.empty();
                    }
                }
                case Leases.HeldBy held -> {
                    boolean renewed = before != null && held.remaining().compareTo(before) > 0;
                    boolean over = before != null && before.isZero();
                    if (renewed || over || held.holder().alive()) {
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

    private static String blocked(Leases.HeldBy last, int times) {
        String who = "another process, on " + last.holder().host() + ", still holds run " + last.runId()
                + " in the database though its lease is over; ";
        return times < MOST_BLOCKED
                ? who + "its connection ends within about a minute, waiting"
                : who + "try again later, or end its connection there (pg_stat_activity shows it)";
    }
}
