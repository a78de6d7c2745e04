package org.passportsync.change;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passportsync.roster.EntityType;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Works out the change set from what was settled. Runs inside the caller's transaction and may be run again. */
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

    /**
     * Compares what was settled with the hub; where nothing was, there is nothing to compare.
     *
     * @param beside does a half of it, where what was settled is committed; {@link Beside#NOTHING} where it is not
     */
    public void compare(Beside beside) {
        run("clear_changes", 0);
        Merging merging = new Merging(database, run, rules, moved);
        boolean shared = merging.find();
        long settled = settled();
        if (shared || settled > 0) {
            if (!beside.both(settled, () -> compare(Share.FIRST), () -> compareBeside(merging))) {
                compare(Share.ALL);
            }
            merging.merge();
        }
    }

    /** Works out that nothing differs, whatever the rules would say by now. */
    public void leave() {
        run("clear_changes", 0);
        new Merging(database, run, rules, moved).forget();
    }

    private long settled() {
        return statement("how_many_settled", 0).query(Long.class).single();
    }

    /** The second share; its transaction knows none of the temporary tables. */
    private void compareBeside(Merging merging) {
        merging.findAgain();
        compare(Share.SECOND);
    }

    private void compare(Share share) {
        Settlement.steadyPlanner(database);
        TEMPORARY.forEach(statement -> run(statement, 0));
        database.sql(Sql.named("merge/relink_linked"))
                .param("run", run.runId())
                .param("day", run.day())
                .update();
        for (EntityType entity : EntityType.values()) {
            compare(entity, share);
        }
    }

    /** Schools are few, and several may feed one: they are all of the first share. */
    private void compare(EntityType entity, Share share) {
        boolean school = entity == EntityType.SCHOOL;
        if (!school || share != Share.SECOND) {
            statement(school ? "compare_school" : "compare", entity.code())
                    .param("share", share.ordinal())
                    .param(
                            "kept",
                            rules.masters().kept(entity, run.connection()).toArray(String[]::new))
                    .param("moved", moved.getOrDefault(entity, Set.of()).toArray(String[]::new))
                    .update();
        }
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
