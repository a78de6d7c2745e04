package org.passportsync.staging;

import java.util.List;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of a day that runs stage into, as the planner knows them. */
public final class Workbench {

    private Workbench() {}

    /** Tells the planner about the day of some of them, once a run has filled them. */
    public static void analyze(JdbcClient database, RunFacts run, List<String> tables) {
        for (String table : tables) {
            database.sql(Sql.named("staging/analyze_day"))
                    .param("table", table)
                    .param("run", run.runId())
                    .param("day", run.day())
                    .query((_, _) -> 0)
                    .list();
        }
    }
}
