package org.passportsync.run;

import java.time.Duration;
import java.util.Optional;
import org.passportsync.sql.Sql;
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

    private final JdbcClient database;

    public Leases(JdbcClient database) {
        this.database = database;
    }

    /** The outcome of asking for a lease. */
    public sealed interface Asked {}

    /** The lease is ours, at this epoch. */
    public record Granted(int connectionId, long epoch) implements Asked {}

    /** Somebody else has it, for so long unless renewed. */
    public record HeldBy(long runId, Holder holder, Duration remaining) implements Asked {}

    /** Asks for a connection's lease. */
    public Asked ask(int connectionId, long runId, Holder asker) {
        Optional<HeldBy> held = held(connectionId);
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
