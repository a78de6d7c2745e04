package org.passportsync.job;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.passportsync.staging.Claims;
import org.passportsync.staging.RequestShares;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Keeps a claim and its share of requests while a slice is read, and stops the reading where it is no longer ours: also
 * where that can't be found out for so long that somebody else may have it.
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
    private volatile long heard = System.nanoTime();

    /** A claim, the lease that its run was led under, and the requests that the connection allows. */
    record Holding(Claims.Claim claim, long epoch, RequestShares.Limit limit) {}

    ClaimKeeper(Workplace place, Holding holding, Underway run, Allowance allowance) {
        this.place = place;
        this.holding = holding;
        this.run = run;
        this.allowance = allowance;
        this.claims = new Claims(place.database());
        this.shares = new RequestShares(place.database());
    }

    void start() {
        long pause = BEAT.toMillis();
        var _ = beat.scheduleWithFixedDelay(() -> patiently(this::look), pause, pause, TimeUnit.MILLISECONDS);
        long room = ROOM.toMillis();
        var _ = beat.scheduleWithFixedDelay(() -> patiently(this::grow), room, room, TimeUnit.MILLISECONDS);
    }

    private void patiently(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException away) {
            if (System.nanoTime() - heard > Claims.LASTING.toNanos()) {
                run.lose("the database was away for too long");
            }
        }
    }

    private void look() {
        long now = System.nanoTime();
        Claims.Claim claim = holding.claim();
        Claims.Beat found = claims.beat(claim, holding.epoch());
        OptionalInt share = kept();
        if (found == Claims.Beat.LOST || share.isEmpty()) {
            run.lose(claim.slice() + " was taken away");
        } else if (found == Claims.Beat.OVER) {
            run.stop();
        } else {
            allowance.become(share.getAsInt());
            heard = now;
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
        Keeper.end(beat);
    }
}
