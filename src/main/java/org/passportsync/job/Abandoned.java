package org.passportsync.job;

import java.util.Set;
import org.passportsync.access.Audit;
import org.passportsync.run.Holder;
import org.passportsync.run.Leases;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;

/** Stops runs whose process is gone: RUNNING by their row, while the lease of their connection is free by its rules. */
final class Abandoned {

    private final Workplace place;
    private final Runs runs;
    private final Leases leases;

    Abandoned(Workplace place) {
        this.place = place;
        this.runs = new Runs(place.database(), place.clock());
        this.leases = new Leases(place.database());
    }

    /** Stops a run; refuses where a process holds the lease. Does not wait for one that runs out. */
    Decided stop(Run run, Requester by) {
        return switch (leases.ask(run.connectionId(), run.id(), Holder.ofThisProcess())) {
            case Leases.Granted lease -> {
                try {
                    yield stopped(run, lease, by);
                } finally {
                    leases.release(lease);
                }
            }
            case Leases.HeldBy held ->
                new Decided.Refused("run " + run.id() + " can't be stopped just now: a process on "
                        + held.holder().host() + " is about to begin, to end or to take over run " + held.runId()
                        + "; look again in a moment");
            case Leases.Blocked(Leases.HeldBy last) ->
                new Decided.Refused("another process, on " + last.holder().host() + ", still holds run " + run.id()
                        + " in the database though its lease is over; try again in a minute");
        };
    }

    /** Stops what looks as if it were under way beside a run whose lease is ours. */
    void stopBeside(Run run, Leases.Granted lease, Requester by) {
        runs.last(run.connectionId(), Set.of(RunState.RUNNING))
                .filter(other -> other.id() != run.id())
                .ifPresent(other -> stopped(other, lease, by));
    }

    private Decided stopped(Run run, Leases.Granted lease, Requester by) {
        boolean moved = place.inTransaction(() -> {
            leases.fence(lease);
            return moved(run, by);
        });
        Run now = runs.get(run.id());
        if (!moved) {
            return new Decided.Refused(
                    "run " + run.id() + " is " + now.state() + ", not RUNNING; there is nothing to stop");
        }
        place.onlooker().rested(now);
        return new Decided.Done(now);
    }

    private boolean moved(Run run, Requester by) {
        boolean moved = runs.move(
                run.id(),
                RunState.STOPPED,
                "stopped after its process was gone; launch the same sync again to go on where it stopped");
        if (moved) {
            new Audit(place.database(), place.clock())
                    .note(by.actor(), "STOP", "run " + run.id(), "its process was gone");
        }
        return moved;
    }
}
