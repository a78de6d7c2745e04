package org.passportsync.run;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What admins decided about parked runs. Each decision is made in one transaction of the caller's. */
public final class Approvals {

    private final JdbcClient database;
    private final Runs runs;
    private final InstantSource clock;

    public Approvals(JdbcClient database, Runs runs, InstantSource clock) {
        this.database = database;
        this.runs = runs;
        this.clock = clock;
    }

    /** The two decisions. */
    public enum Decision {
        APPROVED,
        REJECTED
    }

    /** Who decides, with what note. */
    public record Actor(String name, @Nullable String note) {}

    /** The outcome. */
    public sealed interface Outcome {}

    /** The decision stands; it is the only one. */
    public record Decided(Decision decision) implements Outcome {}

    /** The decision was refused, and why. */
    public record Refused(String reason) implements Outcome {}

    /** Lets a parked run go on to its commit, if it is still what was shown. */
    public Outcome approve(long runId, String digest, Actor actor) {
        Run run = runs.find(runId).orElse(null);
        if (run == null) {
            return new Refused("there is no run " + runId);
        }
        if (run.state() != RunState.PARKED || run.digest() == null) {
            return new Refused(
                    "run " + runId + " is " + run.state() + ", not PARKED; only a parked run can be approved");
        }
        if (run.expiresAt() != null && !run.expiresAt().isAfter(clock.instant())) {
            return new Refused("run " + runId + " expired at " + run.expiresAt() + "; launch the sync again");
        }
        if (!run.digest().equals(digest)) {
            return new Refused("the digest " + shortened(digest) + " is not that of run " + runId
                    + "; look at the run again and approve what it shows now");
        }
        return decide(run, Decision.APPROVED, RunState.RUNNING, actor);
    }

    /** Discards the change set of a parked run; its report stays. */
    public Outcome reject(long runId, Actor actor) {
        Run run = runs.find(runId).orElse(null);
        if (run == null) {
            return new Refused("there is no run " + runId);
        }
        if (run.state() != RunState.PARKED) {
            return new Refused(
                    "run " + runId + " is " + run.state() + ", not PARKED; only a parked run can be rejected");
        }
        return decide(run, Decision.REJECTED, RunState.REJECTED, actor);
    }

    /** Says whether an admin has approved a run. */
    public boolean approved(long runId) {
        return find(runId).map(decision -> decision == Decision.APPROVED).orElse(false);
    }

    /** The decision about a run, if there is one. */
    public Optional<Decision> find(long runId) {
        return database.sql(Sql.named("run/approval"))
                .param("run", runId)
                .query((row, _) -> Decision.valueOf(row.getString("decision")))
                .optional();
    }

    private Outcome decide(Run run, Decision decision, RunState to, Actor actor) {
        if (!runs.move(run.id(), to, to == RunState.REJECTED ? "rejected by " + actor.name() : null)) {
            return new Refused("run " + run.id() + " was decided by somebody else just now");
        }
        database.sql(Sql.named("run/decide"))
                .param("run", run.id())
                .param("decision", decision.name())
                .param("actor", actor.name())
                .param("note", actor.note())
                .param("digest", run.digest())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new Decided(decision);
    }

    private static String shortened(String digest) {
        return digest.length() <= 12 ? digest : digest.substring(0, 12) + "...";
    }
}
