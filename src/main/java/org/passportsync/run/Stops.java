package org.passportsync.run;

import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which runs were asked to stop since they were taken up. It is written down before whoever works on the run hears of it,
 * so that whatever goes wrong by the stop, or beside it, is known to have come after it.
 */
public final class Stops {

    private final JdbcClient database;

    public Stops(JdbcClient database) {
        this.database = database;
    }

    /** Asks a run to stop. */
    public void ask(long runId) {
        database.sql(Sql.named("run/ask_stop")).param("run", runId).update();
    }

    /** Whether a run was asked to stop. */
    public boolean asked(long runId) {
        return database.sql(Sql.named("run/stop_asked"))
                .param("run", runId)
                .query(Boolean.class)
                .single();
    }

    /** Forgets what a run was asked. */
    public void forget(long runId) {
        database.sql(Sql.named("run/forget_stop")).param("run", runId).update();
    }
}
