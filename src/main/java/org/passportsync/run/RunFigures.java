package org.passportsync.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A run in few numbers, for lists and charts.
 *
 * @param worked how long processes have worked on it; null: nobody knows
 */
public record RunFigures(
        long creates,
        long updates,
        long deletes,
        long liveAfter,
        long issues,
        @Nullable Duration worked) {

    /** A run of which nothing was counted. */
    public static final RunFigures NONE = new RunFigures(0, 0, 0, 0, 0, null);

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
                                row.getLong("issues"),
                                worked(row))))
                .list();
        return figures;
    }

    /** How long processes have worked on a run; null: nobody knows. */
    static @Nullable Duration worked(ResultSet row) throws SQLException {
        double seconds = row.getDouble("worked");
        return row.wasNull() ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }
}
