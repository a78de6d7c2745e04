package org.passportsync.change;

import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a change set was made on: how often anybody of the district has committed. What others hold decides what a record
 * links to and whether it leaves, also of records that the change set doesn't name.
 */
public final class DistrictGround {

    private final JdbcClient database;
    private final RunFacts run;

    public DistrictGround(JdbcClient database, RunFacts run) {
        this.database = database;
        this.run = run;
    }

    /** Remembers it, before the change set is made. */
    public void note() {
        statement("note_ground").update();
    }

    /** Whether anybody of the district has committed since. */
    public boolean moved() {
        return statement("ground_moved").query(Boolean.class).single();
    }

    private JdbcClient.StatementSpec statement(String name) {
        return database.sql(Sql.named("link/" + name)).param("run", run.runId()).param("district", run.district());
    }
}
