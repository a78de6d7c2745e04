package org.passportsync.job;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.passportsync.run.Leases;
import org.passportsync.run.Stops;
import org.springframework.dao.DataAccessException;

/** Keeps a run's lease while this process works on it, listens for the order to stop, and tells of waiting for a turn. */
final class Keeper implements AutoCloseable {

    private static final Duration LISTENING = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Leases leases;
    private final Leases.Granted lease;
    private final Stops stops;
    private final Underway run;
    private final Turn turn;
    private final ScheduledExecutorService beat = Executors.newScheduledThreadPool(
            2, Thread.ofVirtual().name("keeper").factory());

    Keeper(Leases leases, Leases.Granted lease, Stops stops, Underway run, Turn turn) {
        this.leases = leases;
        this.lease = lease;
        this.stops = stops;
        this.run = run;
        this.turn = turn;
    }

    void start() {
        long renewal = Leases.RENEWAL.toMillis();
        var _ = beat.scheduleAtFixedRate(() -> unlessDown(this::renew), renewal, renewal, TimeUnit.MILLISECONDS);
        long listening = LISTENING.toMillis();
        var _ = beat.scheduleWithFixedDelay(
                () -> unlessDown(this::listen), listening, listening, TimeUnit.MILLISECONDS);
    }

    private void renew() {
        if (!leases.renew(lease)) {
            run.lose("another process has taken over the lease of " + run.run().connection());
        }
    }

    private void listen() {
        if (!run.stopping() && stops.asked(run.id())) {
            run.stop();
        }
        turn.tell();
    }

    /** A database that is away for a moment must not end a beat; every write is fenced anyway. */
    static void unlessDown(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | org.springframework.transaction.TransactionException away) {
            // The next beat tries again.
        }
    }

    @Override
    public void close() {
        end(beat);
    }

    /** Lets a beat that is under way finish: an interrupt would break its database connection. */
    static void end(ScheduledExecutorService beat) {
        beat.shutdown();
        try {
            if (!beat.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                beat.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            beat.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
