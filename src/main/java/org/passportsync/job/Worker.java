package org.passportsync.job;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.SecretAnswer;
import org.passportsync.run.Approvals;
import org.passportsync.run.Connections;
import org.passportsync.run.LeaseLost;
import org.passportsync.run.Leases;
import org.passportsync.run.NoticeKind;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.passportsync.run.Stops;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceWatcher;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Works on runs in this process: opens what a run needs, runs its job, and says in the run row how it ended. */
final class Worker {

    private final Workplace place;
    private final BatchRuns batch;
    private final Keys keys;
    private final Tidying tidying;
    private final RunOpening opening;
    private final Crew crew;
    private final Ground ground;
    private final Runs runs;
    private final Leases leases;
    private final Stops stops;
    private final Map<Long, Underway> underway = new ConcurrentHashMap<>();
    private volatile boolean closing;

    Worker(Workplace place, BatchRuns batch, Connections connections, Keys keys, Tidying tidying) {
        this.place = place;
        this.batch = batch;
        this.keys = keys;
        this.tidying = tidying;
        this.opening = new RunOpening(place, connections, keys);
        this.crew = new Crew(place, batch, opening);
        this.ground = new Ground(connections, place.clock());
        this.runs = new Runs(place.database(), place.clock());
        this.leases = new Leases(place.database());
        this.stops = new Stops(place.database());
    }

    /** Works on a run that is RUNNING and whose lease is ours, until it rests; gives the lease back. */
    Launched work(Run run, Leases.Granted lease, RunWatcher launcher) {
        RunWatcher watcher = new LookedOn(run, place.onlooker(), launcher);
        watcher.started(run.id());
        try {
            Launched result = opened(run, lease, watcher);
            place.onlooker().rested(result instanceof Launched.Ended(Run ended) ? ended : runs.get(run.id()));
            tidying.after(result, launcher);
            return result;
        } finally {
            place.room().leaveDesk();
            Turn.giveBack(place, run.id());
        }
    }

    private Launched opened(Run run, Leases.Granted lease, RunWatcher watcher) {
        try {
            return beginning(run, lease, watcher);
        } catch (LeaseLost late) {
            return takenOver(run);
        } catch (DataAccessException | TransactionException gone) {
            return new Launched.Ended(run.ended(RunState.FAILED, Failures.databaseGone(run.id())));
        }
    }

    /** Whatever keeps a run from being opened ends it: nobody else would, and it would look broken off. */
    private Launched beginning(Run run, Leases.Granted lease, RunWatcher watcher) {
        try {
            return begun(run, lease, watcher);
        } catch (DataAccessException | TransactionException | LeaseLost known) {
            throw known;
        } catch (RuntimeException unopened) {
            place.transact(() -> {
                leases.fence(lease);
                if (runs.get(run.id()).state() == RunState.RUNNING) {
                    runs.fail(run.id(), Failures.message(run.id(), unopened), NoticeKind.FAILED);
                }
            });
            leases.release(lease);
            return new Launched.Ended(runs.get(run.id()));
        }
    }

    private Launched begun(Run run, Leases.Granted lease, RunWatcher watcher) {
        stops.forget(run.id());
        ConnectionDefinition definition = opening.definition(run);
        if (run.releases() || approved(run)) {
            return work(underway(run, definition, lease, new Seen(new NothingToRead(), watcher)), lease);
        }
        if (run.replayOf() != null) {
            try (Source source =
                    new OnlyParsing(Sources.open(definition, keys.means("", place.clock(), watcher::waiting)))) {
                return work(underway(run, definition, lease, new Seen(source, watcher)), lease);
            }
        }
        return switch (keys.secret(definition)) {
            case SecretAnswer.Missing(String message) -> {
                runs.fail(run.id(), message, NoticeKind.CONNECTIVITY);
                leases.release(lease);
                yield new Launched.Refused(message);
            }
            case SecretAnswer.Found(String secret) -> {
                SourceWatcher asks = new Asking(run.connection(), place.onlooker(), watcher);
                try (Source source = Sources.open(definition, keys.means(secret, place.clock(), asks))) {
                    yield work(underway(run, definition, lease, new Seen(source, watcher)), lease);
                }
            }
        };
    }

    /** What was approved has been read and shown; a SIS that can't be asked any more keeps nobody from committing it. */
    private boolean approved(Run run) {
        return new Approvals(place.database(), runs, place.clock()).approved(run.id());
    }

    /** What a run reads from, and who watches it. */
    private record Seen(Source source, RunWatcher watcher) {}

    private Underway underway(Run run, ConnectionDefinition definition, Leases.Granted lease, Seen seen) {
        Fence fence = () -> leases.fence(lease);
        return opening.underway(run, definition, new Underway.Surroundings(seen.source(), fence, seen.watcher()));
    }

    private Launched work(Underway run, Leases.Granted lease) {
        underway.put(run.id(), run);
        try (Keeper keeper = new Keeper(leases, lease, stops, run, new Turn(place, run.id()))) {
            if (closing) {
                run.stop();
            }
            keeper.start();
            RosterSync.Means means = new RosterSync.Means(opening.seal(run), crew, ground);
            RosterSync sync = new RosterSync(batch.repository(), place, run, means);
            return rest(run, lease, batch.work(sync.job(), run.id()));
        } catch (RuntimeException failed) {
            return rest(run, lease, failed);
        } finally {
            underway.remove(run.id());
        }
    }

    /** Says in the run row how the work ended, where the job did not, and gives the lease back. */
    private Launched rest(Underway run, Leases.Granted lease, @Nullable Throwable failure) {
        if (run.lost() != null || Failures.leaseLost(run, failure)) {
            return takenOver(run.run());
        }
        try {
            place.transact(() -> {
                leases.fence(lease);
                if (runs.get(run.id()).state() == RunState.RUNNING) {
                    end(run, failure);
                }
            });
            leases.release(lease);
            Run ended = runs.get(run.id());
            String refusal = Failures.refusal(run, failure);
            return refusal == null || ended.state() != RunState.FAILED
                    ? new Launched.Ended(ended)
                    : new Launched.Wrong(refusal);
        } catch (LeaseLost late) {
            return takenOver(run.run());
        } catch (DataAccessException | TransactionException gone) {
            return new Launched.Ended(run.run().ended(RunState.FAILED, Failures.databaseGone(run.id())));
        }
    }

    private static Launched takenOver(Run run) {
        return new Launched.Refused("another process has taken over the lease of " + run.connection()
                + "; this process has stopped, the other one goes on");
    }

    private void end(Underway run, @Nullable Throwable failure) {
        boolean stopped = run.stopping() || stops.asked(run.id()) || batch.stopped(run.id());
        if (stopped) {
            runs.move(run.id(), RunState.STOPPED, "stopped; launch the same sync again to go on where it stopped");
        } else {
            runs.fail(run.id(), Failures.message(run, failure), Failures.told(run, failure));
        }
    }

    /** Asks a run, wherever it is worked on, to stop; false where nobody works on it. */
    boolean stop(Run run) {
        // A killed process leaves a job that says it runs.
        return leases.worked(run.connectionId(), run.id()) && stop(run.id());
    }

    private boolean stop(long runId) {
        stops.ask(runId);
        boolean told = batch.stop(runId);
        if (!told) {
            stops.forget(runId);
        }
        return told;
    }

    /** Stops every run of this process; true when all are at rest. */
    boolean stopAll(Duration patience) {
        closing = true;
        underway.values().forEach(run -> {
            stop(run.id());
            run.stop();
        });
        long deadline = System.nanoTime() + patience.toNanos();
        while (!underway.isEmpty() && System.nanoTime() < deadline) {
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return underway.isEmpty();
    }
}
