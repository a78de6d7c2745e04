package org.passportsync.change;

import java.util.List;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.passportsync.staging.Workbench;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Treats every record that a connection holds as gone by an admin's order. Runs inside the step's transaction and may be
 * run again.
 */
public final class Release {

    private final JdbcClient database;
    private final RunFacts run;

    public Release(JdbcClient database, RunFacts run) {
        this.database = database;
        this.run = run;
    }

    /** Which records go: all, or only those that are live, where their deletes are shown and not applied. */
    public enum Extent {
        ALL,
        LIVE
    }

    /** Stages everything as absent. */
    public void stage(Extent extent) {
        update("release_clear_records");
        update("release_clear_parts");
        for (String statement : new String[] {"release_records", "release_parts"}) {
            statement(statement).param("all", extent == Extent.ALL).update();
        }
        Workbench.analyze(database, run, List.of("staged_record"));
    }

    /** Whether what was staged is still there; retention drops whole days. */
    public boolean whole() {
        return statement("release_whole").query(Boolean.class).single();
    }

    /** After the comparison: what another connection holds too does not leave the hub. */
    public void spare() {
        database.sql(Sql.named("change/analyze_changes")).update();
        update("release_spare");
    }

    private void update(String name) {
        statement(name).update();
    }

    private JdbcClient.StatementSpec statement(String name) {
        return database.sql(Sql.named("change/" + name))
                .param("run", run.runId())
                .param("day", run.day())
                .param("connection", run.connectionId());
    }
}
