package org.passportsync.job;

import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.passportsync.sql.Sql;
import org.passportsync.staging.SeenIndexes;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The step {@code close}: what is left to do once a run is committed. */
final class Closing {

    private static final int MANY = 500;
    private static final int SHARE = 10;

    private final Workplace place;
    private final Underway run;
    private final JdbcClient database;
    private final Runs runs;

    Closing(Workplace place, Underway run) {
        this.place = place;
        this.run = run;
        this.database = place.database();
        this.runs = new Runs(database, place.clock());
    }

    /**
     * Tells the planner about tables that have just changed a lot, in the step's transaction: by a fifth of the usual sample,
     * until autovacuum takes the whole of it. Before that, because nobody else may analyze until the end, it leaves the hashes
     * ready for the next run while they are still in memory; after a small change, the next run reads them as cheaply itself.
     */
    void close() {
        RunState state = runs.get(run.id()).state();
        if (state != RunState.COMMITTED && state != RunState.COMMITTED_WITH_ISSUES) {
            return;
        }
        if (changed().much()) {
            new SeenIndexes(place.source()).prepare(run.facts().connectionId());
            database.sql("select set_config('default_statistics_target', '20', true)")
                    .query((_, _) -> 0)
                    .list();
            database.sql(Sql.named("hub/analyze")).update();
        }
    }

    /** How many records a run has changed, beside what is live of its connection. */
    private record Changed(long changes, long live) {

        /** Whether it has grown or turned over so much that waiting for autovacuum would make poor plans. */
        boolean much() {
            return changes > MANY && changes * SHARE > live;
        }
    }

    private Changed changed() {
        return database.sql(Sql.named("change/how_many"))
                .param("run", run.id())
                .param("connection", run.facts().connectionId())
                .query((row, _) -> new Changed(row.getLong("changes"), row.getLong("live")))
                .single();
    }
}
