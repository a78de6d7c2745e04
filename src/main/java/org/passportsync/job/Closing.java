package org.passportsync.job;

import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The step {@code close}: what is left to do once a run is committed. */
final class Closing {

    private static final int MANY = 500;
    private static final int SHARE = 10;

    private final Underway run;
    private final JdbcClient database;
    private final Runs runs;

    Closing(Workplace place, Underway run) {
        this.run = run;
        this.database = place.database();
        this.runs = new Runs(database, place.clock());
    }

    /** Tells the planner about tables that have just changed a lot; in the step's transaction. */
    void close() {
        RunState state = runs.get(run.id()).state();
        boolean committed = state == RunState.COMMITTED || state == RunState.COMMITTED_WITH_ISSUES;
        if (committed && manyChanges()) {
            database.sql(Sql.named("hub/analyze")).update();
        }
    }

    /** Whether the tables have grown or turned over so much that waiting for autovacuum would make poor plans. */
    private boolean manyChanges() {
        return database.sql(Sql.named("change/how_many"))
                .param("run", run.id())
                .param("connection", run.facts().connectionId())
                .query((row, _) ->
                        row.getLong("changes") > MANY && row.getLong("changes") * SHARE > row.getLong("live"))
                .single();
    }
}
