package org.passportsync.staging;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who reads which slice, by the database's clock: a claim is taken by compare-and-set, kept by heartbeats, and taken away
 * from whoever stops answering. Only its holder may write to the slice.
 */
public final class Claims {

    /** How long a claim lasts without a heartbeat. */
    public static final Duration LASTING = Duration.ofSeconds(10);

    /** How often a slice is claimed at most, until its run fails. */
    public static final int MOST = 3;

    private final JdbcClient database;

    public Claims(JdbcClient database) {
        this.database = database;
    }

    /**
     * A slice in somebody's hands.
     *
     * @param number moved by every claim
     * @param times how often the slice was claimed, this claim included
     */
    public record Claim(long runId, String slice, long number, int times) {}

    /** What a heartbeat finds. */
    public enum Beat {
        KEPT,
        /** The slice was taken away. */
        LOST,
        /** The run is over, asked to stop or led by another process, or another slice of it can't be read. */
        OVER
    }

    /** How a slice stands with those who read it. */
    public record Standing(
            String slice,
            Slices.State state,
            @Nullable String claimedBy,
            int times,
            @Nullable Fault fault) {

        /** Whether somebody may claim it. */
        public boolean free() {
            return state == Slices.State.OPEN && claimedBy == null && fault == null;
        }
    }

    /** Why a slice can't be read; the text is for a person and holds no data. */
    public record Fault(String kind, String text) {}

    /** A slice that was taken away from a worker. */
    public record Taken(String slice, String from, int times, Slices.State state) {}

    /** Offers a run's open slices to workers of a version; null: the run reads them itself. Whoever had one loses it. */
    public void offer(long runId, @Nullable String version) {
        database.sql(Sql.named("worker/offer_slices"))
                .param("run", runId)
                .param("version", version)
                .update();
    }

    /** Lets nobody claim what nobody has; whoever has a slice keeps it. */
    public void withdraw(long runId) {
        database.sql(Sql.named("worker/withdraw_slices")).param("run", runId).update();
    }

    /** Claims a slice for a worker of a version; nothing where it is not to be had. */
    public Optional<Claim> claim(long runId, String slice, String worker, String version) {
        return database.sql(Sql.named("worker/claim_slice"))
                .param("run", runId)
                .param("slice", slice)
                .param("worker", worker)
                .param("version", version)
                .param("most", MOST)
                .query((row, _) -> new Claim(runId, slice, row.getLong("claim"), row.getInt("claims")))
                .optional();
    }

    /** Keeps a claim on a slice of a run that is led at the given epoch. */
    public Beat beat(Claim claim, long epoch) {
        return about(claim, "worker/claim_beat")
                .param("epoch", epoch)
                .query((row, _) -> row.getBoolean("led") && !row.getBoolean("failing") && !row.getBoolean("stopping")
                        ? Beat.KEPT
                        : Beat.OVER)
                .optional()
                .orElse(Beat.LOST);
    }

    /** Locks a claim until the caller's transaction ends; fails where the slice was taken away. */
    public void fence(Claim claim) {
        var _ = about(claim, "worker/claim_fence").query(Long.class).optional().orElseThrow(() -> new ClaimLost(claim));
    }

    /** Gives a claim back. */
    public void release(Claim claim, @Nullable Fault fault) {
        about(claim, "worker/claim_release")
                .param("kind", fault == null ? null : fault.kind())
                .param("fault", fault == null ? null : fault.text())
                .update();
    }

    /** Takes slices of a run from whoever stopped answering, and from those who are known to be dead. */
    public List<Taken> takeAway(long runId, Collection<String> dead) {
        return database.sql(Sql.named("worker/take_away"))
                .param("run", runId)
                .param("seconds", LASTING.toSeconds())
                .param("dead", dead.isEmpty() ? List.of("") : dead)
                .query((row, _) -> new Taken(
                        row.getString("name"),
                        row.getString("claimed_by"),
                        row.getInt("claims"),
                        Slices.State.valueOf(row.getString("state"))))
                .list();
    }

    /** Who has slices in hand, of whatever run. */
    public Set<String> holders() {
        return Set.copyOf(database.sql(Sql.named("worker/holders"))
                .query((row, _) -> row.getString("claimed_by"))
                .list());
    }

    /** How the slices of a run stand, by name. */
    public List<Standing> of(long runId) {
        return database.sql(Sql.named("worker/standings"))
                .param("run", runId)
                .query((row, _) -> new Standing(
                        row.getString("name"),
                        Slices.State.valueOf(row.getString("state")),
                        row.getString("claimed_by"),
                        row.getInt("claims"),
                        row.getString("fault") == null
                                ? null
                                : new Fault(row.getString("fault_kind"), row.getString("fault"))))
                .list();
    }

    private JdbcClient.StatementSpec about(Claim claim, String statement) {
        return database.sql(Sql.named(statement))
                .param("run", claim.runId())
                .param("slice", claim.slice())
                .param("claim", claim.number());
    }
}
