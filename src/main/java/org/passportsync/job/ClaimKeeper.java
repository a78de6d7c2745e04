package org.passportsync.job;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.passportsync.staging.Claims;
import org.passportsync.staging.RequestShares;

/**
 * Keeps a claim and its share of requests while a slice is read, and stops the reading where it is no longer ours: also
 * where that can't be found out for so long that somebody else may have it, be it that the database answers nothing.
 */
final class ClaimKeeper implements AutoCloseable {

    static final Duration BEAT = Duration.ofMillis(500);

    private static final Duration ROOM = Duration.ofMillis(100);

    private final Workplace place;
    private final Holding holding;
    private final Underway run;
    private final Claims claims;
    private final RequestShares shares;
    private final Allowance allowance;
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("claim keeper").factory());
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("claim watch").factory());
    private final LongSupplier nanos;
    private volatile long heard;

    /**
     * A claim, the lease that its run was led under, and the requests that the connection allows.
     *
     * @param since nanoseconds at a moment before it was claimed
     */
    record Holding(Claims.Claim claim, long epoch, RequestShares.Limit limit, long since) {}

    ClaimKeeper(Workplace place, Holding holding, Underway run, Allowance allowance, LongSupplier nanos) {
        this.place = place;
        this.holding = holding;
        this.run = run;
        this.allowance = allowance;
        this.nanos = nanos;
        this.heard = holding.since();
        this.claims = new Claims(place.database());
        this.shares = new RequestShares(place.database());
    }

    void start() {
        long pause = BEAT.toMillis();
        var _ = watch.scheduleWithFixedDelay(this::watch, pause, pause, TimeUnit.MILLISECONDS);
        var _ = beat.scheduleWithFixedDelay(() -> Keeper.unlessDown(this::look), pause, pause, TimeUnit.MILLISECONDS);
        long room = ROOM.toMillis();
        var _ = beat.scheduleWithFixedDelay(() -> Keeper.unlessDown(this::grow), room, room, TimeUnit.MILLISECONDS);
    }

    /** Asks nothing of the database, which may keep whoever looks waiting. */
    private void watch() {
        if (nanos.getAsLong() - heard > Claims.LASTING.toNanos()) {
            lose("the database was away for too long");
        }
    }

    /** Nothing is sent from now on, also by a thread that hears of no stop because it waits for the database. */
    private void lose(String reason) {
        allowance.end();
        run.lose(reason);
    }

    private void look() {
        long now = nanos.getAsLong();
        Claims.Claim claim = holding.claim();
        Claims.Beat found = claims.beat(claim, holding.epoch());
        OptionalInt share = kept();
        if (found == Claims.Beat.LOST || share.isEmpty()) {
            lose(claim.slice() + " was taken away");
        } else if (found == Claims.Beat.OVER) {
            run.stop();
        } else {
            heard = now;
            allowance.become(share.getAsInt());
        }
    }

    /** Takes what others gave back as soon as it can be used: waiting for the next beat would leave the SIS idle. */
    private void grow() {
        if (allowance.lacks(holding.limit().requests()) && shares.spare(holding.limit(), holding.claim())) {
            kept().ifPresent(allowance::become);
        }
    }

    private OptionalInt kept() {
        return place.inTransaction(() -> shares.keep(holding.limit(), holding.claim()));
    }

    @Override
    public void close() {
        watch.shutdownNow();
        Keeper.end(beat);
    }
}
