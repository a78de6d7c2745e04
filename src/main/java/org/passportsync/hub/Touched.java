package org.passportsync.hub;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a run does to one entity.
 *
 * <p>A statement for each entity joins one partition by its index; one for all of them would look through everything that is
 * known, however little a day changes.
 *
 * @param entity its code
 * @param known whether a change is to a record that was there, if only as a tombstone
 */
record Touched(int entity, boolean creates, boolean updates, boolean deletes, boolean known) {

    /** The statements that are said of one entity after the other, and where each has something to do. */
    private static final Map<String, Predicate<Touched>> ONE_BY_ONE = Map.of(
            "keep_history",
            Touched::known,
            "revive_records",
            touched -> touched.creates() && touched.known(),
            "update_records",
            Touched::updates,
            "delete_records",
            Touched::deletes,
            "let_go_records",
            Touched::deletes,
            "remember_changed",
            _ -> true,
            "remember_standing",
            _ -> true,
            "forget_absent",
            _ -> true,
            "remember_new",
            _ -> true);

    /** The entities that a run changes, read or settled something of. */
    static List<Touched> by(RunFacts run, JdbcClient database) {
        return database.sql(Sql.named("hub/touched_entities"))
                .param("run", run.runId())
                .param("day", run.day())
                .query((row, _) -> new Touched(
                        row.getInt("entity"),
                        row.getBoolean("creates"),
                        row.getBoolean("updates"),
                        row.getBoolean("deletes"),
                        row.getBoolean("known")))
                .list();
    }

    /** The entities for which a statement is to be run; one number that nothing has, where it is for all of them at once. */
    static List<Integer> entities(List<Touched> touched, String statement) {
        Predicate<Touched> concerned = ONE_BY_ONE.get(statement);
        return concerned == null
                ? List.of(0)
                : touched.stream().filter(concerned).map(Touched::entity).toList();
    }
}
