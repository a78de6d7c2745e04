package org.passportsync.staging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The slices of a run: what is read, how far it has come and what the reading proves. */
public final class Slices {

    private static final List<String> WRITTEN =
            List.of("page_journal", "staged_part", "staged_record", "staged_issue", "staged_held");

    private final JdbcClient database;

    public Slices(JdbcClient database) {
        this.database = database;
    }

    /** What the reading of a slice proves. */
    public enum Proof {
        NONE,
        /** Pages overlapped under a sort that held: what was not read is not there. */
        OVERLAP,
        /** What was not read may still be there; each candidate is to be confirmed. */
        CONFIRM,
        /** The answers contradicted each other. */
        BROKEN
    }

    /** Whether a slice is still being read. */
    public enum State {
        OPEN,
        DONE,
        /** The credential may not read it: what is known of it stays. */
        REFUSED
    }

    /**
     * One slice.
     *
     * @param unreadable rows without a readable identifier
     */
    public record Slice(
            String name,
            String resource,
            State state,
            Proof proof,
            int attempt,
            @Nullable String reason,
            long rowsRead,
            long unreadable) {}

    /** Opens a slice, unless it is open already. */
    public void open(RunFacts run, String name, String resource) {
        database.sql(Sql.named("staging/add_slice"))
                .param("run", run.runId())
                .param("name", name)
                .param("resource", resource)
                .update();
    }

    /** All slices of a run, by name. */
    public List<Slice> of(long runId) {
        return database.sql(Sql.named("staging/slices"))
                .param("run", runId)
                .query((row, _) -> new Slice(
                        row.getString("name"),
                        row.getString("resource"),
                        State.valueOf(row.getString("state")),
                        Proof.valueOf(row.getString("proof")),
                        row.getInt("attempt"),
                        row.getString("reason"),
                        row.getLong("rows_read"),
                        row.getLong("unreadable")))
                .list();
    }

    /** Ends a slice with what it proves. */
    public void close(RunFacts run, String name, Proof proof, @Nullable String reason) {
        end(run, name, State.DONE, proof, reason);
    }

    /** Ends a slice that the credential may not read. */
    public void refuse(RunFacts run, String name, String reason) {
        end(run, name, State.REFUSED, Proof.NONE, reason);
    }

    /** Forgets what a slice wrote and counts its next attempt; in the caller's transaction. */
    public void startOver(RunFacts run, String name, String reason) {
        for (String table : WRITTEN) {
            database.sql(Sql.named("staging/drop_slice_" + table))
                    .param("run", run.runId())
                    .param("day", run.day())
                    .param("slice", name)
                    .update();
        }
        database.sql(Sql.named("staging/reopen_slice"))
                .param("run", run.runId())
                .param("name", name)
                .param("reason", reason)
                .update();
    }

    /** Whether the journal still holds all that the run has read; retention drops whole days. */
    public boolean journaled(RunFacts run) {
        return database.sql(Sql.named("staging/journal_whole"))
                .param("run", run.runId())
                .param("day", run.day())
                .query(Boolean.class)
                .single();
    }

    private void end(RunFacts run, String name, State state, Proof proof, @Nullable String reason) {
        database.sql(Sql.named("staging/close_slice"))
                .param("run", run.runId())
                .param("name", name)
                .param("state", state.name())
                .param("proof", proof.name())
                .param("reason", reason)
                .update();
    }
}
