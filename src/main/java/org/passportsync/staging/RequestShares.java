package org.passportsync.staging;

import java.util.OptionalInt;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many requests to the SIS each holder of a claim may have under way: together never more than the connection allows.
 * A share that is not kept runs out as a claim does. Every call belongs into a transaction of its own.
 */
public final class RequestShares {

    private final JdbcClient database;

    public RequestShares(JdbcClient database) {
        this.database = database;
    }

    /** A connection and the most requests that it allows at once, all workers together. */
    public record Limit(int connectionId, int requests) {}

    private record Given(int requests, int open, int unclaimed) {}

    /**
     * Gives a claim its first share; nothing where all requests are given out.
     *
     * @param readers how many slices can be read at once by all workers together
     */
    public OptionalInt take(Limit limit, Claims.Claim claim, int readers) {
        Given given = given(limit, claim);
        int atOnce = Math.clamp(given.open(), 1, Math.max(1, readers));
        // Rather too little than too much: what is left over is free for growing, and nobody waits for a first request.
        int share = Math.min(limit.requests() - given.requests(), Math.max(1, limit.requests() / atOnce));
        if (share <= 0) {
            return OptionalInt.empty();
        }
        about(limit, claim, "worker/add_share")
                .param("requests", share)
                .param("seconds", Claims.LASTING.toSeconds())
                .update();
        return OptionalInt.of(share);
    }

    /** Keeps a share, and enlarges it by what nobody else will need; nothing where it has run out. */
    public OptionalInt keep(Limit limit, Claims.Claim claim) {
        Given given = given(limit, claim);
        int spare = Math.max(0, limit.requests() - given.requests());
        int more = given.unclaimed() > 0 || spare == 0 ? 0 : Math.max(1, spare / Math.max(1, given.open()));
        return about(limit, claim, "worker/keep_share")
                .param("more", more)
                .param("seconds", Claims.LASTING.toSeconds())
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** Whether a claim could have more; only a look, which waits for nobody. */
    public boolean spare(Limit limit, Claims.Claim claim) {
        return about(limit, claim, "worker/spare_requests")
                        .param("limit", limit.requests())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Gives a share back. */
    public void drop(Limit limit, Claims.Claim claim) {
        about(limit, claim, "worker/drop_share").update();
    }

    /** Looks once nobody else gives out requests of the connection, so that two never give the same ones. */
    private Given given(Limit limit, Claims.Claim claim) {
        database.sql(Sql.named("worker/lock_shares"))
                .param("connection", limit.connectionId())
                .query((_, _) -> 0)
                .list();
        return about(limit, claim, "worker/shares_given")
                .query((row, _) -> new Given(row.getInt("given"), row.getInt("open"), row.getInt("unclaimed")))
                .single();
    }

    private JdbcClient.StatementSpec about(Limit limit, Claims.Claim claim, String statement) {
        return database.sql(Sql.named(statement))
                .param("connection", limit.connectionId())
                .param("run", claim.runId())
                .param("slice", claim.slice())
                .param("claim", claim.number());
    }
}
