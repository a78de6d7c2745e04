package org.passportsync.job;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.passportsync.change.Beside;
import org.passportsync.sql.Sql;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a step work over two database connections, where a turn is free for the second one.
 *
 * <p>The second one has its own transaction, under the run's lease like any other (which it locks until its commit), and never waits: not for a turn, and not
 * for a lock, because PostgreSQL does not see that the step waits for it. The step always waits for it, also when the step
 * has failed: nothing may be written after a step has ended.
 */
final class TwoAtOnce implements Beside {

    /** PostgreSQL's SQL state of a lock that could not be had at once. */
    private static final String LOCKED = "55P03";

    private final Workplace place;
    private final Fence fence;
    private final List<String> locks;
    private final JdbcClient database;

    private TwoAtOnce(Workplace place, Fence fence, List<String> locks) {
        this.place = place;
        this.fence = fence;
        this.locks = locks;
        this.database = place.database();
    }

    /** For the step that puts people together. */
    static TwoAtOnce assembling(Workplace place, Fence fence) {
        return new TwoAtOnce(place, fence, List.of("lock_parts", "lock_assembled"));
    }

    /** For the step that works out what differs. */
    static TwoAtOnce comparing(Workplace place, Fence fence) {
        return new TwoAtOnce(place, fence, List.of("lock_compared", "lock_change"));
    }

    @Override
    public boolean both(long rows, Runnable own, Runnable other) {
        Object turn = new Object();
        if (!place.room().much(rows) || !place.room().turns().enterIfFree(turn)) {
            return false;
        }
        try {
            return new Second(other).beside(own);
        } finally {
            place.room().turns().leave(turn);
        }
    }

    /** What is done over the second connection. */
    private final class Second {

        private final Runnable work;
        private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
        private final AtomicBoolean vain = new AtomicBoolean();

        Second(Runnable work) {
            this.work = work;
        }

        /** Does the step's own thing meanwhile; false where this one could not begin. */
        boolean beside(Runnable own) {
            CompletableFuture<Void> ended = CompletableFuture.runAsync(
                    this::work, task -> Thread.ofVirtual().name("beside").start(task));
            var _ = ended.whenComplete((_, _) -> begun.complete(false));
            boolean begins = begun.join();
            if (begins) {
                meanwhile(own, ended);
            }
            await(ended);
            return begins;
        }

        private void meanwhile(Runnable own, CompletableFuture<Void> ended) {
            try {
                own.run();
            } catch (RuntimeException | Error failed) {
                vain.set(true);
                var _ = ended.handle((_, _) -> true).join();
                throw failed;
            }
        }

        private void work() {
            new TransactionTemplate(place.transactions()).executeWithoutResult(this::work);
        }

        private void work(TransactionStatus transaction) {
            fence.check();
            place.tune();
            if (!locked()) {
                transaction.setRollbackOnly();
                return;
            }
            begun.complete(true);
            work.run();
            if (vain.get()) {
                transaction.setRollbackOnly();
            }
        }

        private boolean locked() {
            try {
                database.sql(Sql.named("change/beside_patience"))
                        .query((_, _) -> 0)
                        .list();
                locks.forEach(lock -> database.sql(Sql.named("change/" + lock)).update());
                return true;
            } catch (DataAccessException refused) {
                if (refused.getMostSpecificCause() instanceof SQLException cause
                        && LOCKED.equals(cause.getSQLState())) {
                    return false;
                }
                throw refused;
            }
        }
    }

    /** Waits for a piece of work, and fails of what it failed of. */
    private static void await(CompletableFuture<Void> work) {
        try {
            work.join();
        } catch (CompletionException wrapped) {
            switch (wrapped.getCause()) {
                case RuntimeException failed -> throw failed;
                case Error failed -> throw failed;
                case null, default -> throw wrapped;
            }
        }
    }
}
