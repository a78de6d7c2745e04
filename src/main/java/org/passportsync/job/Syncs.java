package org.passportsync.job;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Audit;
import org.passportsync.connection.ExpiryWarning;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.connection.LaunchText;
import org.passportsync.run.Connections;
import org.passportsync.run.Holdings;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;

/** The front door of syncs: launch, restart, stop, approve, reject. */
public final class Syncs {

    private final Workplace place;
    private final Connections connections;
    private final Duration resumeWithin;
    private final Worker worker;
    private final Runs runs;
    private final Launching launching;
    private final Decisions decisions;
    private final Ground ground;
    private final ConnectionLife life;
    private final Abandoned abandoned;
    private final Upkeep upkeep;
    private Consumer<RunWatcher> afterwards = _ -> {};
    private final Replays replays;

    /** Takes the house, and how old the first page of a run may be that goes on. */
    public Syncs(Workplace place, BatchRuns batch, Connections connections, Keys keys, Duration resumeWithin) {
        this.place = place;
        this.connections = connections;
        this.resumeWithin = resumeWithin;
        this.runs = new Runs(place.database(), place.clock());
        this.worker = new Worker(place, batch, connections, keys, new Tidying(new Keeping(place, resumeWithin)));
        this.ground = new Ground(connections, place.clock());
        this.launching = new Launching(place, resumeWithin, worker, ground);
        this.decisions = new Decisions(place, ground, worker);
        this.life = new ConnectionLife(place, connections, keys);
        this.abandoned = new Abandoned(place);
        this.replays = new Replays(place, connections, keys);
        this.upkeep = new Upkeep(place, connections);
    }

    /** Says what is done whenever a launch, restart, approval or rejection has ended, for example sending notices. */
    public void afterwards(Consumer<RunWatcher> work) {
        afterwards = work;
    }

    /** Launches a sync, or continues the one that the same command left, and waits until it rests. */
    public Launched launch(LaunchParameters asked, Requester by, RunWatcher watcher) {
        return kept(watcher, () -> begin(asked, by, watcher));
    }

    private Launched begin(LaunchParameters asked, Requester by, RunWatcher watcher) throws InterruptedException {
        Connections.Stored stored = connections.find(asked.connection()).orElse(null);
        if (stored == null) {
            return new Launched.Unknown(unknown(asked.connection(), connections));
        }
        if (asked.replay() != null) {
            Run replayed = runs.find(asked.replay()).orElse(null);
            return replayed == null
                    ? new Launched.Unknown("there is no run " + asked.replay() + "; list runs with the command runs")
                    : replay(stored, Replays.filled(asked, replayed), replayed, new Watched(by, watcher));
        }
        LocalDate asOf = asked.asOf() == null ? life.today(stored) : asked.asOf();
        Launching.Wish wish = new Launching.Wish(asOf, by);
        Launched obstacle = asked.release() ? unreleased(stored, asked, wish) : obstacle(stored, asked, wish);
        if (obstacle != null) {
            return obstacle;
        }
        if (!asked.release()) {
            ExpiryWarning.of(stored.definition(), asOf).map(ExpiryWarning::text).ifPresent(watcher::remark);
        }
        return launching.launch(stored, asked, wish, watcher);
    }

    /** Who asks, and who watches. */
    private record Watched(Requester by, RunWatcher watcher) {}

    /** Launches a replay: nobody is asked, so that neither secret nor access record matter; its day is that of the pages. */
    private Launched replay(Connections.Stored stored, LaunchParameters asked, Run replayed, Watched watched)
            throws InterruptedException {
        LocalDate asOf = asked.asOf() == null ? replayed.asOf() : asked.asOf();
        Launching.Wish wish = new Launching.Wish(asOf, watched.by());
        String wrong = replays.obstacle(stored, asked, replayed);
        if (wrong != null) {
            return new Launched.Wrong(wrong);
        }
        Launched obstacle = unready(stored, asked, wish);
        if (obstacle != null) {
            return obstacle;
        }
        String resting = Resting.obstacle(stored, asked);
        return resting == null
                ? launching.launch(stored, asked, wish, watched.watcher())
                : new Launched.Refused(resting);
    }

    /** Continues a failed or stopped run at the step that failed. */
    public Launched restart(long runId, Requester by, RunWatcher watcher) {
        return kept(watcher, () -> goOn(runId, by, watcher));
    }

    private Launched goOn(long runId, Requester by, RunWatcher watcher) throws InterruptedException {
        Run run = runs.find(runId).orElse(null);
        if (run == null) {
            return new Launched.Unknown("there is no run " + runId + "; list runs with the command runs");
        }
        if (run.state() == RunState.PARKED) {
            return new Launched.AlreadyParked(run);
        }
        if (!Launching.UNFINISHED.contains(run.state())) {
            return new Launched.Refused("run " + runId + " is " + run.state()
                    + "; only a failed or stopped run can be restarted. Launch the sync again");
        }
        LaunchParameters asked = LaunchText.read(run.parameters());
        String resting = connections
                .find(run.connection())
                .map(stored -> Resting.obstacle(stored, asked))
                .orElse(null);
        if (resting != null) {
            return new Launched.Refused(resting);
        }
        if (LaunchDecision.tooOld(run, place.clock().instant(), resumeWithin)) {
            return new Launched.Refused("run " + runId + " read its first page more than "
                    + LaunchDecision.inWords(resumeWithin)
                    + " ago, so it would mix two days; launch the sync again instead"
                    + (replays.whole(run)
                            ? ", or with replay=" + runId + " to take the pages that it has read, held for approval"
                            : ""));
        }
        String obstacle = ground.obstacle(run);
        return obstacle == null ? launching.resume(run, by, watcher) : new Launched.Refused(obstacle);
    }

    /** Asks a run to stop at its next page; one whose process is gone is stopped at once. */
    public Decided stop(long runId, Requester by) {
        Run run = runs.find(runId).orElse(null);
        if (run == null) {
            return new Decided.Wrong("there is no run " + runId + "; list runs with the command runs");
        }
        if (run.state() != RunState.RUNNING) {
            return new Decided.Refused("run " + runId + " is " + run.state() + ", not RUNNING; there is nothing to stop"
                    + (run.state() == RunState.PARKED ? ". Approve or reject it" : ""));
        }
        if (!worker.stop(run)) {
            return abandoned.stop(run, by);
        }
        new Audit(place.database(), place.clock()).note(by.actor(), "STOP", "run " + runId, null);
        return new Decided.Done(run);
    }

    /** Approves a parked run by the digest of what was shown, and commits exactly that. */
    public Launched approve(long runId, String digest, @Nullable String note, Requester by, RunWatcher watcher) {
        Decisions.Approval approval = new Decisions.Approval(digest, note, by);
        return kept(watcher, () -> decisions.approve(runId, approval, watcher));
    }

    /** Throws a parked run's change set away; its report stays. */
    public Decided reject(long runId, @Nullable String note, Requester by) {
        upkeep.look();
        return decisions.reject(runId, note, by);
    }

    /** Asks every run that this process works on to stop, and waits; says whether all came to rest in time. */
    public boolean stopAll(Duration patience) {
        return worker.stopAll(patience);
    }

    static String unknown(String connection, Connections connections) {
        List<Connections.Listed> known = connections.list();
        return "there is no connection " + connection + "; "
                + (known.isEmpty()
                        ? "apply its definition first"
                        : "known are "
                                + known.stream().map(Connections.Listed::name).collect(Collectors.joining(", ")));
    }

    /** Something that may wait for a lease. */
    private interface Waiting {
        Launched await() throws InterruptedException;
    }

    /** Ends what is over before something is judged by it, and does afterwards what is to be done. */
    private Launched kept(RunWatcher watcher, Waiting work) {
        try {
            upkeep.look();
            return work.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Launched.Refused("interrupted before the run began; launch it again");
        } finally {
            afterwards.accept(watcher);
        }
    }

    /** Why a connection's records are not released now; null: a run may see to it. */
    private @Nullable Launched unreleased(Connections.Stored stored, LaunchParameters asked, Launching.Wish wish) {
        String resting = Resting.obstacle(stored, asked);
        if (resting != null) {
            return new Launched.Refused(resting);
        }
        if (!new Holdings(place.database()).any(stored.id())) {
            return new Launched.Refused(stored.name() + " holds no records any more; there is nothing to release");
        }
        String suspension = ground.suspension(stored.district(), wish.asOf());
        return suspension == null ? null : launching.skip(stored, asked, wish, suspension);
    }

    private @Nullable Launched obstacle(Connections.Stored stored, LaunchParameters asked, Launching.Wish wish) {
        Launched unready = unready(stored, asked, wish);
        if (unready != null) {
            return unready;
        }
        String resting = Resting.obstacle(stored, asked);
        String reason = resting == null ? OpenChecks.obstacle(stored.definition(), wish.asOf()) : resting;
        if (reason != null) {
            return new Launched.Refused(reason);
        }
        return life.settle(stored) == Connections.State.WAITING_FOR_SECRET
                ? new Launched.Refused(String.valueOf(life.missingSecret(stored)))
                : null;
    }

    /** Why a connection's definition, or its district, lets nothing be imported now; null: they do. */
    private @Nullable Launched unready(Connections.Stored stored, LaunchParameters asked, Launching.Wish wish) {
        String misfit = OpenChecks.prefix(stored, asked);
        if (misfit != null) {
            return new Launched.Wrong(misfit);
        }
        List<String> gaps = OpenChecks.gaps(stored.definition());
        if (!gaps.isEmpty()) {
            return new Launched.Wrong(String.join("; ", gaps));
        }
        String suspension = ground.suspension(stored.district(), wish.asOf());
        return suspension != null && Resting.obstacle(stored, asked) == null
                ? launching.skip(stored, asked, wish, suspension)
                : null;
    }
}
