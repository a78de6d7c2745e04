package org.passportsync.job;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.SecretAnswer;
import org.passportsync.run.Leases;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceFault;
import org.passportsync.staging.Claims;
import org.passportsync.staging.RequestShares;
import org.passportsync.staging.SeenIndex;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Claims slices of runs that another process leads, or that have lost their workers, and reads them here. */
final class SliceTaking {

    private final Workplace place;
    private final BatchRuns batch;
    private final RunOpening opening;
    private final Hand hand;
    private final Claims claims;
    private final RequestShares shares;
    private final Map<Claims.Claim, Underway> underway = new ConcurrentHashMap<>();
    private final Set<Long> left = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;
    private final KeptIndexes indexes;

    /** Who takes slices, as what version, of how many runs at once, and who is told of it. */
    record Hand(String name, String version, int runs, Consumer<String> said) {}

    SliceTaking(Workplace place, BatchRuns batch, RunOpening opening, Hand hand) {
        this.place = place;
        this.batch = batch;
        this.opening = opening;
        this.hand = hand;
        this.indexes = new KeptIndexes(hand.runs());
        this.claims = new Claims(place.database());
        this.shares = new RequestShares(place.database());
    }

    /**
     * Reads the slice that an order names, if it is to be had.
     *
     * @param readers how many slices all workers together can read at once
     */
    void take(SliceOrder order, int readers) {
        try {
            Run run = new Runs(place.database(), place.clock())
                    .find(order.runId())
                    .filter(one -> one.state() == RunState.RUNNING)
                    .orElse(null);
            if (run != null && order.version().equals(hand.version()) && !closing && opens(run)) {
                claim(run, order, readers).ifPresent(claimed -> read(run, claimed));
            }
        } catch (DataAccessException | TransactionException gone) {
            hand.said()
                    .accept("run " + order.runId() + ": " + order.slice()
                            + " is left, because the database can't be reached; another worker takes it over");
        }
    }

    /** Whether the run's pages can be sealed here; where not, that is said once. */
    private boolean opens(Run run) {
        Optional<String> locked = opening.keys().locked(opening.connections(), run.district());
        if (locked.isPresent() && left.add(run.id())) {
            hand.said().accept("run " + run.id() + ": its slices are left for others, because " + locked.get());
        }
        return locked.isEmpty();
    }

    /** A claim with what it may ask of the SIS at first. */
    private record Claimed(ConnectionDefinition definition, ClaimKeeper.Holding holding, Allowance allowance) {}

    /** Claims the slice and its share of requests, both or neither. */
    private Optional<Claimed> claim(Run run, SliceOrder order, int readers) {
        Leases.Granted lease = new Leases(place.database())
                .leading(run.connectionId(), run.id())
                .orElse(null);
        if (lease == null) {
            return Optional.empty();
        }
        ConnectionDefinition definition = opening.definition(run);
        long since = System.nanoTime();
        RequestShares.Limit limit = new RequestShares.Limit(
                run.connectionId(), definition.delivery().maxConcurrentRequests());
        Claimed claimed = new TransactionTemplate(place.transactions()).execute(status -> {
            Claims.Claim claim = claims.claim(run.id(), order.slice(), hand.name(), hand.version())
                    .orElse(null);
            OptionalInt share = claim == null ? OptionalInt.empty() : shares.take(limit, claim, readers);
            if (claim == null || share.isEmpty()) {
                status.setRollbackOnly();
                return null;
            }
            return new Claimed(
                    definition,
                    new ClaimKeeper.Holding(claim, lease.epoch(), limit, since),
                    new Allowance(share.getAsInt()));
        });
        return Optional.ofNullable(claimed);
    }

    private void read(Run run, Claimed claimed) {
        Claims.Claim claim = claimed.holding().claim();
        String about = "run " + run.id() + ": " + claim.slice();
        hand.said()
                .accept(about + " of " + run.connection() + " is read here"
                        + (claim.times() > 1 ? ", the reading being begun for the " + claim.times() + ". time" : ""));
        Outcome outcome = opened(run, claimed, about);
        claims.release(claim, outcome.fault());
        place.transact(() -> shares.drop(claimed.holding().limit(), claim));
        hand.said().accept(about + " " + outcome.words());
    }

    /** What came of a reading. */
    private record Outcome(String words, Claims.@Nullable Fault fault) {}

    private Outcome opened(Run run, Claimed claimed, String about) {
        try {
            return switch (opening.keys().secret(claimed.definition())) {
                case SecretAnswer.Missing(String message) -> unread(SourceFault.Kind.CREDENTIALS.name(), message);
                case SecretAnswer.Found(String secret) ->
                    asking(run, claimed, new SliceLines(about, hand.said()), secret);
            };
        } catch (DataAccessException | TransactionException gone) {
            throw gone;
        } catch (RuntimeException failed) {
            return unread(UnreadSlice.KIND, Failures.message(run.id(), failed));
        }
    }

    private static Outcome unread(String kind, String text) {
        return new Outcome("can't be read: " + text, new Claims.Fault(kind, text));
    }

    private Outcome asking(Run run, Claimed claimed, RunWatcher watcher, String secret) {
        Asking asking = new Asking(run.connection(), place.onlooker(), watcher);
        Sources.Means means =
                opening.keys().means(secret, place.clock(), asking).within(claimed.allowance());
        try (Source source = Sources.open(claimed.definition(), means)) {
            return read(run, claimed, new Underway.Surroundings(source, fence(run, claimed), watcher));
        }
    }

    /** Before every write: the run is still led by the one who led it, and the slice is still ours. */
    private Fence fence(Run run, Claimed claimed) {
        Leases leases = new Leases(place.database());
        Leases.Granted lease =
                new Leases.Granted(run.connectionId(), claimed.holding().epoch());
        return () -> {
            leases.fence(lease);
            claims.fence(claimed.holding().claim());
        };
    }

    private Outcome read(Run run, Claimed claimed, Underway.Surroundings surroundings) {
        Underway reading = opening.underway(run, claimed.definition(), surroundings);
        Claims.Claim claim = claimed.holding().claim();
        underway.put(claim, reading);
        try (ClaimKeeper keeper =
                new ClaimKeeper(place, claimed.holding(), reading, claimed.allowance(), System::nanoTime)) {
            keeper.start();
            if (closing) {
                reading.stop();
            }
            return outcome(reading, claimed.holding(), step(reading, claim, claimed.allowance()));
        } finally {
            underway.remove(claim);
        }
    }

    /** Reads the slice as the step that it is to Spring Batch; what went wrong, or null. */
    private @Nullable Throwable step(Underway run, Claims.Claim claim, Allowance allowance) {
        try {
            var _ = run.index(() -> remembered(run));
            StepExecution step = batch.slice(claim.runId(), claim.slice()).orElseThrow();
            // It may have been begun by a worker that was killed or has left.
            step.setStatus(BatchStatus.STARTING);
            step.setExitStatus(ExitStatus.EXECUTING);
            new SliceStep(batch.repository(), place, run, opening.seal(run), allowance::requests).execute(step);
            return step.getStatus() == BatchStatus.COMPLETED
                    ? null
                    : step.getFailureExceptions().stream()
                            .findFirst()
                            .orElseGet(() -> new IllegalStateException("the step is " + step.getStatus()));
        } catch (RuntimeException | JobInterruptedException failed) {
            return failed;
        }
    }

    /** What became of a slice; where its run is over or was asked to stop, what went wrong beside that says nothing. */
    private Outcome outcome(Underway run, ClaimKeeper.Holding holding, @Nullable Throwable failure) {
        if (failure == null) {
            return new Outcome("is read to its end", null);
        }
        if (run.lost() != null || Failures.takenAway(run, failure)) {
            return new Outcome("is left: it was taken away from here", null);
        }
        if (run.stopping() || claims.beat(holding.claim(), holding.epoch()) == Claims.Beat.OVER) {
            return new Outcome("is left where it is", null);
        }
        if (failure instanceof OptimisticLockingFailureException) {
            return new Outcome("is left: who had it before was still ending its part", null);
        }
        Claims.Fault fault = Failures.fault(run, failure);
        return unread(fault.kind(), fault.text());
    }

    /** What the run's baseline holds; kept for the run's next slice. */
    private SeenIndex remembered(Underway run) {
        Set<Long> beingRead =
                underway.keySet().stream().map(Claims.Claim::runId).collect(Collectors.toSet());
        return indexes.of(run.id(), beingRead, () -> SliceStep.remembered(place, run));
    }

    /** Leaves all slices at their next page, for others; waits for that. */
    void leave(Duration patience) {
        closing = true;
        underway.values().forEach(Underway::stop);
        long deadline = System.nanoTime() + patience.toNanos();
        while (!underway.isEmpty() && System.nanoTime() < deadline) {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
        }
    }
}
