package org.passportsync.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A run in few numbers, for lists and charts. */
public record RunFigures(long creates, long updates, long deletes, long liveAfter, long issues) {

    /** A run of which nothing was counted. */
    public static final RunFigures NONE = new RunFigures(0, 0, 0, 0, 0);

    /** The figures of runs, by their numbers. */
    public static Map<Long, RunFigures> of(JdbcClient database, Collection<Long> runs) {
        Map<Long, RunFigures> figures = new HashMap<>();
        database.sql(Sql.named("run/run_figures"))
                .param("runs", runs.toArray(Long[]::new))
                .query((row, _) -> figures.put(
                        row.getLong("id"),
                        new RunFigures(
                                row.getLong("creates"),
                                row.getLong("updates"),
                                row.getLong("deletes"),
                                row.getLong("live_after"),
                                row.getLong("issues"))))
                .list();
        return figures;
    }
}
