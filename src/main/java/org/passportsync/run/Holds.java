package org.passportsync.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Operation;
import org.passportsync.roster.Cause;
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
            add(new Place(runId, ordinal), holds.get(ordinal).causes());
        }
    }

    /** The reasons of a run, most serious first. */
    public List<Hold> of(long runId) {
        Map<Integer, List<HoldCause>> causes = causes(runId);
        return database.sql(Sql.named("run/holds"))
                .param("run", runId)
                .query((row, _) -> read(row, causes.getOrDefault(row.getInt("ordinal"), List.of())))
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

    /** One hold of a run. */
    private record Place(long runId, int hold) {}

    private void add(Place place, List<HoldCause> causes) {
        for (int ordinal = 0; ordinal < causes.size(); ordinal++) {
            HoldCause cause = causes.get(ordinal);
            database.sql(Sql.named("run/add_hold_cause"))
                    .param("run", place.runId())
                    .param("hold", place.hold())
                    .param("ordinal", ordinal)
                    .param("cause", cause.cause().name())
                    .param(
                            "parent",
                            cause.parent() == null ? null : cause.parent().code())
                    .param(
                            "parentCause",
                            cause.parentCause() == null
                                    ? null
                                    : cause.parentCause().name())
                    .param("schools", cause.schools().toArray(String[]::new))
                    .param("count", cause.count())
                    .update();
        }
    }

    private Map<Integer, List<HoldCause>> causes(long runId) {
        Map<Integer, List<HoldCause>> causes = new HashMap<>();
        database.sql(Sql.named("run/hold_causes"))
                .param("run", runId)
                .query((row, _) -> causes.computeIfAbsent(row.getInt("hold"), _ -> new ArrayList<>())
                        .add(cause(row)))
                .list();
        return causes;
    }

    private static HoldCause cause(ResultSet row) throws SQLException {
        int parent = row.getInt("parent");
        EntityType left = row.wasNull() ? null : EntityType.byCode(parent);
        String parentCause = row.getString("parent_cause");
        return new HoldCause(
                Cause.valueOf(row.getString("cause")),
                left,
                parentCause == null ? null : Cause.valueOf(parentCause),
                List.of((String[]) row.getArray("schools").getArray()),
                row.getLong("count"));
    }

    private static Hold read(ResultSet row, List<HoldCause> causes) throws SQLException {
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
                causes,
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
