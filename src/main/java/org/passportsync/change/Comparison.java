package org.passportsync.change;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passportsync.roster.EntityType;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Works out the change set from what was settled. Runs inside one transaction and may be run again. */
public final class Comparison {

    private static final List<String> TEMPORARY =
            List.of("make_reference", "index_reference", "analyze_reference", "relink_reference");

    private final LinkRules rules;

    private final JdbcClient database;
    private final RunFacts run;
    private final String prefix;
    private final Map<EntityType, Set<String>> moved;

    /**
     * Prepares a comparison.
     *
     * @param rules which records are one, and whose values count
     * @param moved the attributes of each entity that are fed otherwise than at the last commit: an update of these
     *     alone has the cause {@code MAPPING}
     */
    public Comparison(
            JdbcClient database, RunFacts run, String prefix, LinkRules rules, Map<EntityType, Set<String>> moved) {
        this.database = database;
        this.run = run;
        this.prefix = prefix;
        this.rules = rules;
        this.moved = Map.copyOf(moved);
    }

    /** Compares what was settled with the hub; where nothing was, there is nothing to compare. */
    public void compare() {
        run("clear_changes", 0);
        Merging merging = new Merging(database, run, rules, moved);
        boolean shared = merging.find();
        if (shared || Settlement.anySettled(database, run)) {
            Settlement.steadyPlanner(database);
            TEMPORARY.forEach(statement -> run(statement, 0));
            database.sql(Sql.named("merge/relink_linked"))
                    .param("run", run.runId())
                    .param("day", run.day())
                    .update();
            for (EntityType entity : EntityType.values()) {
                compare(entity);
            }
            merging.merge();
        }
    }

    private void compare(EntityType entity) {
        statement(entity == EntityType.SCHOOL ? "compare_school" : "compare", entity.code())
                .param("kept", rules.masters().kept(entity, run.connection()).toArray(String[]::new))
                .param("moved", moved.getOrDefault(entity, Set.of()).toArray(String[]::new))
                .update();
    }

    private void run(String statement, int entity) {
        statement(statement, entity).update();
    }

    private JdbcClient.StatementSpec statement(String statement, int entity) {
        return database.sql(Sql.named("change/" + statement))
                .param("run", run.runId())
                .param("day", run.day())
                .param("connection", run.connectionId())
                .param("prefix", prefix)
                .param("entity", entity);
    }
}
