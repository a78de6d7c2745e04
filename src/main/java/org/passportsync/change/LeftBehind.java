package org.passportsync.change;

import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What retired connections alone hold of people, classes and schools that a change set lets leave: it leaves with them; what
 * can stand without what leaves loses the reference. Runs after the comparison, in its transaction.
 */
public final class LeftBehind {

    private final JdbcClient database;
    private final RunFacts run;

    public LeftBehind(JdbcClient database, RunFacts run) {
        this.database = database;
        this.run = run;
    }

    /** Adds it to the change set. */
    public void follow() {
        if (statement("any_left_behind").query(Boolean.class).single()) {
            statement("left_behind").param("day", run.day()).update();
        }
    }

    private JdbcClient.StatementSpec statement(String name) {
        return database.sql(Sql.named("change/" + name))
                .param("run", run.runId())
                .param("connection", run.connectionId())
                .param("district", run.district());
    }
}
