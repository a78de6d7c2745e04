package org.passportsync.job;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.passportsync.change.LinkRules;
import org.passportsync.change.Settlement;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.DistrictDefinition;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.connection.LaunchText;
import org.passportsync.connection.SecretAnswer;
import org.passportsync.run.Connections;
import org.passportsync.run.LeaseLost;
import org.passportsync.run.Leases;
import org.passportsync.run.NoticeKind;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceWatcher;
import org.passportsync.staging.Journal;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Works on runs in this process: opens what a run needs, runs its job, and says in the run row how it ended. */
final class Worker {

    private final Workplace place;
    private final BatchRuns batch;
    private final Connections connections;
    private final Keys keys;
    private final Tidying tidying;
    private final Runs runs;
    private final Leases leases;
    private final Replays replays;
    private final Map<Long, Underway> underway = new ConcurrentHashMap<>();
    private volatile boolean closing;

    Worker(Workplace place, BatchRuns batch, Connections connections, Keys keys, Tidying tidying) {
        this.place = place;
        this.batch = batch;
        this.connections = connections;
        this.keys = keys;
        this.tidying = tidying;
        this.runs = new Runs(place.database(), place.clock());
        this.leases = new Leases(place.database());
        this.replays = new Replays(place, connections);
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
            return begun(run, lease, watcher);
        } catch (DataAccessException | TransactionException gone) {
            return new Launched.Ended(run.ended(RunState.FAILED, Failures.databaseGone(run.id())));
        }
    }

    private Launched begun(Run run, Leases.Granted lease, RunWatcher watcher) {
        ConnectionDefinition definition = connections.definition(run.connectionId(), run.connectionRevision());
        if (run.releases()) {
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

    /** What a run reads from, and who watches it. */
    private record Seen(Source source, RunWatcher watcher) {}

    private Underway underway(Run run, ConnectionDefinition definition, Leases.Granted lease, Seen seen) {
        LaunchParameters asked = LaunchText.read(run.parameters());
        Replayed replayed = replays.of(run, keys);
        boolean bulk = asked.bulk() == null ? definition.advanced().bulkUpload() : asked.bulk();
        boolean latest = replayed == null || replayed.later() == null;
        DistrictDefinition district = connections.district(run.district(), run.districtRevision());
        SyncSettings settings = new SyncSettings(
                definition,
                Sources.application(definition),
                bulk && latest ? Settlement.BulkMode.ON : Settlement.BulkMode.OFF,
                district.guards().on(run.asOf()),
                asked.rekey() || asked.release()
                        ? connections.livePrefix(run.connection())
                        : definition.advanced().sisIdPrefix(),
                LinkRules.of(
                        district,
                        definition.advanced().compareByUniqueness()
                                ? LinkRules.Comparing.BY_DOMAINS
                                : LinkRules.Comparing.BY_SIS_ID,
                        asked.force() ? LinkRules.Extent.ALL : LinkRules.Extent.MOVED));
        Fence fence = () -> leases.fence(lease);
        return new Underway(
                run, asked, settings, new Underway.Surroundings(seen.source(), fence, seen.watcher()), replayed);
    }

    private Launched work(Underway run, Leases.Granted lease) {
        underway.put(run.id(), run);
        try (Keeper keeper = new Keeper(leases, lease, batch, run, new Turn(place, run.id()))) {
            if (closing) {
                run.stop();
            }
            keeper.start();
            return rest(
                    run, lease, batch.work(new RosterSync(batch.repository(), place, run, seal(run)).job(), run.id()));
        } catch (RuntimeException failed) {
            return rest(run, lease, failed);
        } finally {
            underway.remove(run.id());
        }
    }

    /** What seals the pages that a run reads; a release has none, and the bodies of a replay's are kept already. */
    private Journal.Seal seal(Underway run) {
        if (run.replayed() != null) {
            return (_, _, _) -> new byte[0];
        }
        return run.releases()
                ? (_, _, _) -> {
                    throw new IllegalStateException("a release has no page to seal");
                }
                : keys.seal(connections, run.run().district());
    }

    /** Says in the run row how the work ended, where the job did not, and gives the lease back. */
    private Launched rest(Underway run, Leases.Granted lease, @Nullable Throwable failure) {
        if (run.lost() != null || Failures.leaseLost(run, failure)) {
            return takenOver(run);
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
            return takenOver(run);
        } catch (DataAccessException | TransactionException gone) {
            return new Launched.Ended(run.run().ended(RunState.FAILED, Failures.databaseGone(run.id())));
        }
    }

    private static Launched takenOver(Underway run) {
        return new Launched.Refused("another process has taken over the lease of "
                + run.run().connection() + "; this process has stopped, the other one goes on");
    }

    private void end(Underway run, @Nullable Throwable failure) {
        boolean stopped = run.stopping() || batch.stopped(run.id());
        if (stopped) {
            runs.move(run.id(), RunState.STOPPED, "stopped; launch the same sync again to go on where it stopped");
        } else {
            runs.fail(run.id(), Failures.message(run, failure), Failures.told(run, failure));
        }
    }

    /** Stops every run of this process; true when all are at rest. */
    boolean stopAll(Duration patience) {
        closing = true;
        underway.values().forEach(run -> {
            batch.stop(run.id());
            run.stop();
        });
        long deadline = System.nanoTime() + patience.toNanos();
        while (!underway.isEmpty() && System.nanoTime() < deadline) {
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return underway.isEmpty();
    }
}
