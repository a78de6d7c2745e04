package org.passportsync.job;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.connection.LaunchText;
import org.passportsync.run.Connections;
import org.passportsync.run.Holder;
import org.passportsync.run.Leases;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;

/** Opens a new run or goes on with one, under the connection's lease; closes the run that a new one supersedes. */
final class Launching {

    static final Set<RunState> UNFINISHED =
            EnumSet.of(RunState.RUNNING, RunState.PARKED, RunState.FAILED, RunState.STOPPED);

    private final Workplace place;
    private final Duration resumeWithin;
    private final Worker worker;
    private final Ground ground;
    private final Runs runs;
    private final Leases leases;

    Launching(Workplace place, Duration resumeWithin, Worker worker, Ground ground) {
        this.place = place;
        this.resumeWithin = resumeWithin;
        this.worker = worker;
        this.ground = ground;
        this.runs = new Runs(place.database(), place.clock());
        this.leases = new Leases(place.database());
    }

    /** What a launch asks for beside its parameters. */
    record Wish(LocalDate asOf, Requester by) {}

    Launched launch(Connections.Stored stored, LaunchParameters asked, Wish wish, RunWatcher watcher)
            throws InterruptedException {
        Run unfinished = runs.last(stored.id(), UNFINISHED).orElse(null);
        LaunchDecision.Known known = new LaunchDecision.Known(
                unfinished,
                stored.revision(),
                ground.districtRevision(unfinished, stored.districtRevision()),
                place.clock().instant(),
                resumeWithin);
        return switch (LaunchDecision.of(asked, known)) {
            case LaunchDecision.Answer(Run parked) -> new Launched.AlreadyParked(parked);
            case LaunchDecision.Resume(Run run) -> resume(run, watcher);
            case LaunchDecision.Fresh(Run superseded, String reason) ->
                fresh(new Start(stored, asked, wish), superseded, reason, watcher);
        };
    }

    Launched resume(Run run, RunWatcher watcher) throws InterruptedException {
        Optional<Leases.Granted> lease = lease(run.connectionId(), run.id(), watcher);
        if (lease.isEmpty()) {
            return busy(run.connection());
        }
        if (run.state() != RunState.RUNNING && !runs.move(run.id(), RunState.RUNNING, null)) {
            leases.release(lease.get());
            return new Launched.Refused("run " + run.id() + " was taken up by somebody else just now");
        }
        watcher.remark("going on with run " + run.id());
        return worker.work(runs.get(run.id()), lease.get(), watcher);
    }

    /** What a new run is made of. */
    private record Start(Connections.Stored stored, LaunchParameters asked, Wish wish) {}

    private Launched fresh(Start start, @Nullable Run superseded, String reason, RunWatcher watcher)
            throws InterruptedException {
        if (superseded != null && !close(superseded, reason, watcher)) {
            return busy(superseded.connection());
        }
        Optional<Long> opened = open(start);
        if (opened.isEmpty()) {
            return busy(start.stored().name());
        }
        Optional<Leases.Granted> lease = lease(start.stored().id(), opened.get(), watcher);
        if (lease.isEmpty()) {
            runs.move(opened.get(), RunState.SUPERSEDED, "another run of the connection holds the lease");
            return busy(start.stored().name());
        }
        return worker.work(runs.get(opened.get()), lease.get(), watcher);
    }

    private Optional<Long> open(Start start) {
        return runs.open(new Runs.Opening(
                start.stored().id(),
                start.wish().by().trigger(),
                start.wish().by().name(),
                LaunchText.write(start.asked()),
                start.wish().asOf(),
                LocalDate.ofInstant(place.clock().instant(), ZoneOffset.UTC),
                null));
    }

    /** Writes down that a launch came to nothing because the import is suspended. */
    Launched skip(Connections.Stored stored, LaunchParameters asked, Wish wish, String reason) {
        Optional<Long> skipped = place.inTransaction(() -> {
            Optional<Long> opened = open(new Start(stored, asked, wish));
            opened.ifPresent(run -> runs.move(run, RunState.SKIPPED_SUSPENDED, reason));
            return opened;
        });
        return skipped.<Launched>map(run -> new Launched.Ended(runs.get(run))).orElse(new Launched.Refused(reason));
    }

    /** Closes an unfinished run for good, unless somebody works on it. */
    private boolean close(Run run, String reason, RunWatcher watcher) throws InterruptedException {
        Optional<Leases.Granted> lease = lease(run.connectionId(), run.id(), watcher);
        if (lease.isEmpty()) {
            return false;
        }
        boolean moved = runs.move(run.id(), RunState.SUPERSEDED, "superseded: " + reason);
        leases.release(lease.get());
        if (moved) {
            watcher.remark("run " + run.id() + " is closed as superseded: " + reason);
        }
        return true;
    }

    private Optional<Leases.Granted> lease(int connectionId, long runId, RunWatcher watcher)
            throws InterruptedException {
        return new LeaseTaking(leases, watcher).take(connectionId, runId, Holder.ofThisProcess());
    }

    private static Launched busy(String connection) {
        return new Launched.Refused(
                "a run of " + connection + " is under way; wait for it, or stop it. The command runs shows its number");
    }
}
