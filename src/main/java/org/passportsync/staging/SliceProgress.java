package org.passportsync.staging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.Run;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the reading of a slice has come.
 *
 * @param total rows that the SIS claims; null where it does not say
 */
public record SliceProgress(
        String name,
        Slices.State state,
        @Nullable String reason,
        long pages,
        long rows,
        @Nullable Long total) {

    /** The slices of a run, by name. */
    public static List<SliceProgress> of(JdbcClient database, Run run) {
        return database.sql(Sql.named("staging/slice_progress"))
                .param("run", run.id())
                .param("day", run.day())
                .query((row, _) -> new SliceProgress(
                        row.getString("name"),
                        Slices.State.valueOf(row.getString("state")),
                        row.getString("reason"),
                        row.getLong("pages"),
                        row.getLong("rows_read"),
                        row.getObject("total", Long.class)))
                .list();
    }
}
