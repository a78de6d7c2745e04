package org.passportsync.job;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Audit;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.connection.LaunchText;
import org.passportsync.run.Connections;
import org.passportsync.run.Holder;
import org.passportsync.run.Leases;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens a new run or goes on with one, under the connection's lease; closes the run that a new one supersedes. */
final class Launching {

    static final Set<RunState> UNFINISHED =
            EnumSet.of(RunState.RUNNING, RunState.PARKED, RunState.FAILED, RunState.STOPPED);

    private static final Set<RunState> RESUMABLE = EnumSet.of(RunState.RUNNING, RunState.FAILED, RunState.STOPPED);

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
        LaunchDecision.Known known = new LaunchDecision.Known(
                unfinished(stored, UNFINISHED),
                unfinished(stored, Set.of(RunState.PARKED)),
                stored.revision(),
                place.clock().instant(),
                resumeWithin);
        return switch (LaunchDecision.of(asked, known)) {
            case LaunchDecision.Answer(Run parked) -> new Launched.AlreadyParked(parked);
            case LaunchDecision.Resume(Run run) -> resume(run, wish.by(), watcher);
            case LaunchDecision.Fresh(Run superseded, String reason) ->
                fresh(new Start(stored, asked, wish), superseded, reason, watcher);
        };
    }

    /** The newest run in one of these states, as launches are decided by it. */
    private LaunchDecision.@Nullable Unfinished unfinished(Connections.Stored stored, Set<RunState> states) {
        return runs.last(stored.id(), states)
                .map(run -> new LaunchDecision.Unfinished(
                        run, runs.overtaken(run.id()), ground.districtRevision(run, stored.districtRevision())))
                .orElse(null);
    }

    /** Goes on with a run under its lease, if it still is what it was when this was decided. */
    Launched resume(Run run, Requester by, RunWatcher watcher) throws InterruptedException {
        Holder self = Holder.ofThisProcess();
        Optional<Leases.Granted> lease =
                new LeaseTaking(watcher).take(() -> leases.ask(run.connectionId(), run.id(), self));
        if (lease.isEmpty()) {
            return busy(run.connectionId());
        }
        String obstacle = takeUp(run.id());
        if (obstacle != null) {
            leases.release(lease.get());
            return new Launched.Refused(obstacle);
        }
        note(by, "RESTART", run.id());
        watcher.remark("going on with run " + run.id());
        return worker.work(runs.get(run.id()), lease.get(), watcher);
    }

    /** Makes a run RUNNING that rests or has broken off; the lease is ours. Says why it can't be, or null. */
    private @Nullable String takeUp(long id) {
        Run run = runs.get(id);
        if (!RESUMABLE.contains(run.state())) {
            return "run " + id + " was taken up by somebody else just now; it is " + run.state();
        }
        if (runs.overtaken(id)) {
            return LaunchDecision.overtaken(run) + "; launch the sync again instead";
        }
        Run parked = runs.last(run.connectionId(), Set.of(RunState.PARKED)).orElse(null);
        if (parked != null && parked.id() > id) {
            return "run " + parked.id() + " of " + run.connection() + " is newer than run " + id
                    + " and waits for approval; approve or reject that one instead";
        }
        String gone = run.remains().obstacle(id);
        if (gone != null) {
            return gone + "; launch the sync again instead";
        }
        if (run.state() == RunState.RUNNING || runs.move(id, RunState.RUNNING, null)) {
            return null;
        }
        return "run " + id + " was taken up by somebody else just now";
    }

    /** What a new run is made of. */
    private record Start(Connections.Stored stored, LaunchParameters asked, Wish wish) {}

    private Launched fresh(Start start, @Nullable Run superseded, String reason, RunWatcher watcher)
            throws InterruptedException {
        Opening opening = new Opening(start, Holder.ofThisProcess());
        Optional<Leases.Granted> old = Optional.empty();
        if (superseded != null) {
            old = close(superseded, reason, opening.self, watcher);
            if (old.isEmpty()) {
                return busy(superseded.connectionId());
            }
        }
        Optional<Leases.Granted> lease = new LeaseTaking(watcher).take(opening::ask);
        if (lease.isEmpty()) {
            old.ifPresent(leases::release);
            return busy(start.stored().id());
        }
        return worker.work(runs.get(opening.run), lease.get(), watcher);
    }

    /** Opens a run and takes its lease, both or neither: a running run without a lease would look broken off. */
    private final class Opening {

        private final Start start;
        private final Holder self;
        private long run;

        Opening(Start start, Holder self) {
            this.start = start;
            this.self = self;
        }

        Leases.Asked ask() {
            Leases.Asked asked = new TransactionTemplate(place.transactions()).execute(status -> {
                Optional<Long> opened = open(start);
                if (opened.isEmpty()) {
                    return leases.held(start.stored().id()).orElseThrow();
                }
                run = opened.get();
                Leases.Asked answer = leases.ask(start.stored().id(), run, self);
                if (!(answer instanceof Leases.Granted)) {
                    status.setRollbackOnly();
                }
                return answer;
            });
            return Objects.requireNonNull(asked);
        }
    }

    private Optional<Long> open(Start start) {
        Optional<Long> opened = runs.open(new Runs.Opening(
                start.stored().id(),
                start.wish().by().trigger(),
                start.wish().by().name(),
                LaunchText.write(start.asked()),
                start.wish().asOf(),
                LocalDate.ofInstant(place.clock().instant(), ZoneOffset.UTC),
                start.asked().replay()));
        opened.ifPresent(run -> note(start.wish().by(), "LAUNCH", run));
        return opened;
    }

    private void note(Requester by, String action, long run) {
        new Audit(place.database(), place.clock()).note(by.actor(), action, "run " + run, null);
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

    /** Closes an unfinished run for good, unless somebody works on it; its lease stays ours until the new run takes it. */
    private Optional<Leases.Granted> close(Run run, String reason, Holder self, RunWatcher watcher)
            throws InterruptedException {
        Optional<Leases.Granted> lease =
                new LeaseTaking(watcher).take(() -> leases.ask(run.connectionId(), run.id(), self));
        if (lease.isPresent()
                && RESUMABLE.contains(runs.get(run.id()).state())
                && runs.move(run.id(), RunState.SUPERSEDED, "superseded: " + reason)) {
            watcher.remark("run " + run.id() + " is closed as superseded: " + reason);
        }
        return lease;
    }

    /** Why nothing is launched. */
    private Launched busy(int connection) {
        Run run = runs.get(leases.held(connection).orElseThrow().runId());
        return new Launched.Refused(InTheWay.fact(run)
                + (run.state() == RunState.RUNNING
                        ? "; wait for it, or stop it, " + InTheWay.stop(run)
                        : "; launch the sync again in a moment"));
    }
}
