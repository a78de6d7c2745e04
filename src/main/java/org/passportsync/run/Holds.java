package org.passportsync.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Operation;
import org.passportsync.roster.EntityType;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Why runs are held. */
public final class Holds {

    private final JdbcClient database;

    public Holds(JdbcClient database) {
        this.database = database;
    }

    /** Replaces the reasons of a run; in the caller's transaction. */
    public void keep(long runId, List<Hold> holds) {
        database.sql(Sql.named("run/clear_holds")).param("run", runId).update();
        for (int ordinal = 0; ordinal < holds.size(); ordinal++) {
            add(runId, ordinal, holds.get(ordinal));
        }
    }

    /** The reasons of a run, most serious first. */
    public List<Hold> of(long runId) {
        return database.sql(Sql.named("run/holds"))
                .param("run", runId)
                .query((row, _) -> read(row))
                .list();
    }

    private void add(long runId, int ordinal, Hold hold) {
        EntityType entity = hold.entity();
        Operation operation = hold.operation();
        database.sql(Sql.named("run/add_hold"))
                .param("run", runId)
                .param("ordinal", ordinal)
                .param("reason", hold.reason().name())
                .param("entity", entity == null ? null : entity.code())
                .param("operation", operation == null ? null : operation.name())
                .param("school", hold.school())
                .param("count", hold.count())
                .param("of", hold.of())
                .param("percent", hold.percent())
                .param("limitPercent", hold.limitPercent())
                .param("limitCount", hold.limitCount())
                .param("message", hold.message())
                .update();
    }

    private static Hold read(ResultSet row) throws SQLException {
        return new Hold(
                HoldReason.valueOf(row.getString("reason")),
                entity(row),
                operation(row.getString("operation")),
                row.getString("school"),
                row.getObject("count", Long.class),
                row.getObject("of", Long.class),
                row.getBigDecimal("percent"),
                row.getBigDecimal("limit_percent"),
                row.getObject("limit_count", Long.class),
                row.getString("message"));
    }

    private static @Nullable EntityType entity(ResultSet row) throws SQLException {
        int code = row.getInt("entity");
        return row.wasNull() ? null : EntityType.byCode(code);
    }

    private static @Nullable Operation operation(@Nullable String name) {
        return name == null ? null : Operation.valueOf(name);
    }
}
