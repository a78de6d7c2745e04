package org.passportsync.run;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.passportsync.sql.Sql;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The leases of connections, by the database's clock: whoever holds one at its epoch may write, nobody else.
 *
 * <p>A lease lasts 30 seconds and is renewed every ten. It is taken over when it has expired, or at once when its holder
 * is a dead process of this host.
 */
public final class Leases {

    /** How long a lease lasts without renewal. */
    public static final Duration LASTING = Duration.ofSeconds(30);

    /** How often a holder renews. */
    public static final Duration RENEWAL = Duration.ofSeconds(10);

    /** How long asking waits for a transaction that is in the way. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final JdbcClient database;
    private final Duration patience;

    public Leases(JdbcClient database) {
        this(database, PATIENCE);
    }

    Leases(JdbcClient database, Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    /** The outcome of asking for a lease. */
    public sealed interface Asked {}

    /** The lease is ours, at this epoch. */
    public record Granted(int connectionId, long epoch) implements Asked {}

    /** Somebody else has it, for so long unless renewed. */
    public record HeldBy(long runId, Holder holder, Duration remaining) implements Asked {}

    /**
     * The lease is over, but not a transaction under it: its process is about to end it, or is gone together with its host, and
     * the server has not noticed yet. Within a transaction nothing else can be done than to roll it back.
     */
    public record Blocked(HeldBy last) implements Asked {}

    /** Asks for a connection's lease. */
    public Asked ask(int connectionId, long runId, Holder asker) {
        Optional<HeldBy> held = held(connectionId);
        try {
            return taken(connectionId, runId, asker, held);
        } catch (DataAccessException failed) {
            if (held.isPresent()
                    && failed.getMostSpecificCause() instanceof SQLException refused
                    && LOCK_NOT_AVAILABLE.equals(refused.getSQLState())) {
                return held.get().remaining().isZero() ? new Blocked(held.get()) : held.get();
            }
            throw failed;
        }
    }

    private Asked taken(int connectionId, long runId, Holder asker, Optional<HeldBy> held) {
        String dead =
                held.map(HeldBy::holder).filter(Holder::dead).map(Holder::name).orElse("");
        Optional<Long> epoch = database.sql(Sql.named("run/lease_take"))
                .param("connection", connectionId)
                .param("run", runId)
                .param("holder", asker.name())
                .param("host", asker.host())
                .param("pid", asker.pid())
                .param("seconds", LASTING.toSeconds())
                .param("dead", dead)
                .param("patience", patience.toMillis() + "ms")
                .query(Long.class)
                .optional();
        return epoch.<Asked>map(number -> new Granted(connectionId, number))
                .orElseGet(() -> held(connectionId).orElseThrow());
    }

    /** Who holds a connection's lease; nothing where nobody ever asked for it. */
    public Optional<HeldBy> held(int connectionId) {
        return database.sql(Sql.named("run/lease_held"))
                .param("connection", connectionId)
                .query((row, _) -> new HeldBy(
                        row.getLong("run_id"),
                        new Holder(row.getString("holder"), row.getString("host"), row.getLong("pid")),
                        Duration.ofMillis(Math.max(0, (long) (row.getDouble("seconds") * 1000)))))
                .optional();
    }

    /** The lease under which a run is led now, by whatever process. */
    public Optional<Granted> leading(int connectionId, long runId) {
        return database.sql(Sql.named("run/lease_of_run"))
                .param("connection", connectionId)
                .param("run", runId)
                .query((row, _) -> new Granted(row.getInt("connection_id"), row.getLong("epoch")))
                .optional();
    }

    /** Whether some process may be at work on a run: it has the lease, which is not over, and is not known to be dead. */
    public boolean worked(int connectionId, long runId) {
        return held(connectionId)
                .filter(held -> held.runId() == runId && !held.remaining().isZero())
                .filter(held -> !held.holder().dead())
                .isPresent();
    }

    /** Prolongs a lease; false where it was taken over. */
    public boolean renew(Granted lease) {
        return database.sql(Sql.named("run/lease_renew"))
                        .param("connection", lease.connectionId())
                        .param("epoch", lease.epoch())
                        .param("seconds", LASTING.toSeconds())
                        .update()
                == 1;
    }

    /** Locks the lease until the caller's transaction ends; fails where it was taken over. */
    public void fence(Granted lease) {
        var _ = database.sql(Sql.named("run/lease_fence"))
                .param("connection", lease.connectionId())
                .param("epoch", lease.epoch())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new LeaseLost(lease.connectionId(), lease.epoch()));
    }

    /** Gives a lease back. */
    public void release(Granted lease) {
        database.sql(Sql.named("run/lease_release"))
                .param("connection", lease.connectionId())
                .param("epoch", lease.epoch())
                .update();
    }
}
