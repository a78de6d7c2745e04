package org.passportsync.change;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps deletes from being applied while deletion is disabled. What would leave is set aside under the negative number of
 * the run, so that the run stands to those records as if nothing had been read of them: they stay as remembered, and are
 * compared again by the next run. Runs inside the step's transaction and may be run again.
 */
public final class Withholding {

    private static final List<String> STAGED = List.of("staged_record", "staged_part", "staged_absent");

    private final JdbcClient database;
    private final RunFacts run;

    public Withholding(JdbcClient database, RunFacts run) {
        this.database = database;
        this.run = run;
    }

    /** Takes back what an earlier try set aside. */
    public void restore() {
        update("withheld_forget");
        update("withheld_back_schools");
        update("withheld_forget_links");
        STAGED.forEach(table -> update("withheld_back_" + table));
    }

    /** Sets aside what would leave; says whether anything does. */
    public boolean setAside() {
        int leaving = update("withheld_settled");
        if (leaving > 0) {
            STAGED.forEach(table -> update("withheld_" + table));
        }
        return leaving > 0;
    }

    /**
     * Sets aside what was read of ties to students that stay for now.
     *
     * @return the contacts whose ties these are; they have to be put together again
     */
    public Set<String> setTiesAside() {
        Set<String> contacts = new TreeSet<>();
        for (String table : List.of("staged_absent", "staged_part")) {
            contacts.addAll(
                    statement("withheld_ties_" + table).query(String.class).list());
        }
        if (!contacts.isEmpty()) {
            for (String table : List.of("records", "issues")) {
                statement("withheld_ties_" + table)
                        .param("contacts", contacts.toArray(String[]::new))
                        .update();
            }
        }
        return contacts;
    }

    /** Sets aside what would come by a replay and must not; the hashes that its pages don't have are listed. */
    public boolean setNewcomersAside() {
        int coming = update("newcomers_settled");
        if (coming > 0) {
            STAGED.forEach(table -> update("withheld_" + table));
        }
        return coming > 0;
    }

    /** After the others are settled again: what is set aside as coming stays out. */
    public void keepOut() {
        update("newcomers_keep");
    }

    /** What is set aside of a replay, and which of its updates are of records that a later reading has changed. */
    public Replay replay(long replayed) {
        return statement("replay_aside")
                .param("replayed", replayed)
                .query((row, _) -> new Replay(row.getLong("deletes"), row.getLong("creates"), row.getLong("updates")))
                .single();
    }

    /** The numbers of a replay. */
    public record Replay(long deletes, long creates, long updates) {}

    /** After the others are settled again: what leaves without anything staged, by its dates, stays too. */
    public void keep() {
        update("withheld_keep");
    }

    /** Lists what is withheld in the change set, marked; after the comparison. */
    public void list() {
        update("withheld_changes");
        update("withheld_links");
    }

    private int update(String statement) {
        return statement(statement).update();
    }

    private JdbcClient.StatementSpec statement(String statement) {
        return database.sql(Sql.named("change/" + statement))
                .param("run", run.runId())
                .param("aside", -run.runId())
                .param("day", run.day())
                .param("connection", run.connectionId());
    }
}
