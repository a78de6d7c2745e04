package org.passportsync.job;

import java.sql.SQLException;
import org.passportsync.change.Beside;
import org.passportsync.change.Release;
import org.passportsync.hub.Commitment;
import org.passportsync.run.Approvals;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.passportsync.sql.Sql;
import org.passportsync.staging.Slices;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The step {@code commit}: the whole change set in one transaction, once.
 *
 * <p>It holds the district's lock, so nobody else commits meanwhile. Where the ground has moved since the change set was
 * computed, an unapproved run computes it anew under the lock, and may park after all; an approved one ends superseded,
 * because what was shown is no longer what would happen.
 */
final class Committing {

    private final Workplace place;
    private final Underway run;
    private final Ground ground;
    private final JdbcClient database;
    private final Runs runs;

    Committing(Workplace place, Underway run, Ground ground) {
        this.place = place;
        this.run = run;
        this.ground = ground;
        this.database = place.database();
        this.runs = new Runs(database, place.clock());
    }

    /** Commits, in the step's transaction. */
    void commit() throws SQLException {
        run.fence().check();
        database.sql(Sql.named("hub/lock_district"))
                .param("district", run.facts().district())
                .query((_, _) -> 0)
                .list();
        Commitment commitment = new Commitment(database, place.clock());
        if (runs.get(run.id()).state() != RunState.RUNNING) {
            return;
        }
        run.requireJournal(new Slices(database));
        if (run.releases() && !new Release(database, run.facts()).whole()) {
            throw new Refusal("what run " + run.id() + " was to release is no longer there: its day "
                    + run.facts().day() + " was dropped; ask for the release again");
        }
        if (!stands(commitment) || guarded(commitment)) {
            return;
        }
        if (runs.commit(run.id())) {
            if (run.releases()) {
                commitment.release(run.facts(), shape());
            } else {
                commitment.apply(run.facts(), shape());
            }
            new EditRun(place, edits()).follow("run " + run.id());
            Deciding.supersede(runs, run.run(), "was committed");
            runs.move(run.id(), openIssues() ? RunState.COMMITTED_WITH_ISSUES : RunState.COMMITTED, null);
        }
    }

    /** Whether a guard that was set, or whose window began, while the run was under way keeps it back; it then ends. */
    private boolean guarded(Commitment commitment) {
        String district = run.facts().district();
        String suspension = ground.suspension(district, run.facts().asOf());
        if (suspension != null) {
            return runs.move(run.id(), RunState.SKIPPED_SUSPENDED, suspension);
        }
        boolean withheld = run.settings().guards().deletionDisabled();
        return !withheld
                && ground.deletionDisabled(district, run.facts().asOf())
                && commitment.deletes(run.facts()) > 0
                && runs.move(
                        run.id(),
                        RunState.SUPERSEDED,
                        "deletion is disabled in district " + district
                                + " by now, and this run would delete; launch the sync again");
    }

    /**
     * Whether the change set may be applied. Where a record that it names has changed since, or others have committed, who may
     * hold now what it links to or deletes, it is computed anew; what was approved goes through only if that makes no
     * difference.
     */
    private boolean stands(Commitment commitment) throws SQLException {
        boolean stale = commitment.staleChanges(run.facts()) > 0;
        if (!stale && !new ChangeSet(place, run).ground().moved()) {
            return true;
        }
        if (!new Approvals(database, runs, place.clock()).approved(run.id())) {
            renew();
            return runs.get(run.id()).state() == RunState.RUNNING;
        }
        if (!stale && asApproved()) {
            return true;
        }
        runs.move(
                run.id(),
                RunState.SUPERSEDED,
                "another commit changed the hub after this change set was approved; launch the sync again");
        return false;
    }

    private void renew() throws SQLException {
        ChangeSet changes = new ChangeSet(place, run);
        changes.link();
        changes.settle();
        // What was just linked and settled is not committed: nobody else sees it.
        changes.compare(Beside.NOTHING);
        new Deciding(place, run).decide();
    }

    /** Computes the change set anew and says whether it is the approved one; else what was shown stays written. */
    private boolean asApproved() throws SQLException {
        database.sql("savepoint shown").update();
        renew();
        boolean same =
                new Deciding(place, run).digest().equals(runs.get(run.id()).digest());
        database.sql(same ? "release savepoint shown" : "rollback to savepoint shown")
                .update();
        return same;
    }

    private Commitment.Shape shape() {
        return new Commitment.Shape(
                run.settings().prefix(),
                run.rekeys() ? run.settings().newPrefix() : run.settings().prefix(),
                new ChangeSet(place, run).shaped(),
                run.settings().standing().fingerprint(),
                run.settings().links().fingerprint());
    }

    private EditRun.Where edits() {
        return new EditRun.Where(
                run.facts().district(),
                run.settings().links().masters(),
                run.facts().asOf());
    }

    private boolean openIssues() {
        return database
                .sql(Sql.named("run/issue_counts"))
                .param("connection", run.facts().connectionId())
                .param("run", run.id())
                .query((row, _) -> row.getLong("issues"))
                .list()
                .stream()
                .anyMatch(count -> count > 0);
    }
}
