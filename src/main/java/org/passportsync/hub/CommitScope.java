package org.passportsync.hub;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a run has for its commit to do. What has nothing to do is not said: even a statement that finds no row says that the
 * baseline moved, so that the hashes that are kept of it have to be put together again.
 *
 * @param entities those that the run changes, read or settled something of
 * @param beside what is not told by entity
 */
record CommitScope(List<Touched> entities, Beside beside) {

    /** The statements that are said once for everything, but only where there is something to do. */
    private static final Map<String, Predicate<CommitScope>> ONCE = Map.of(
            "forget_overlays",
            scope -> scope.beside().edited() && scope.entities().stream().anyMatch(Touched::deletes),
            "forget_parts",
            scope -> scope.beside().absent(),
            "remember_parts",
            scope -> scope.beside().read(),
            "remember_new_parts",
            scope -> scope.beside().read(),
            "remember_frozen",
            scope -> scope.beside().lost(),
            "take_over_parts",
            scope -> scope.beside().taking(),
            "take_over_records",
            scope -> scope.beside().taking(),
            "take_over_baseline",
            scope -> scope.beside().taking() || scope.beside().leaving(),
            "left_behind_parts",
            scope -> scope.beside().leaving(),
            "left_behind_records",
            scope -> scope.beside().leaving());

    /**
     * What a commit has to do beside single entities.
     *
     * @param read whether parts were read that are not as remembered
     * @param absent whether parts were found absent
     * @param lost whether a school counts as lost
     * @param taking whether a retired connection holds records that this one may take over
     * @param leaving whether a retired connection may hold records that leave
     * @param edited whether records were ever edited in the district's hub
     */
    record Beside(boolean read, boolean absent, boolean lost, boolean taking, boolean leaving, boolean edited) {}

    static CommitScope of(RunFacts run, JdbcClient database) {
        List<Touched> entities = statement(database, "touched_entities", run)
                .query((row, _) -> new Touched(
                        row.getInt("entity"),
                        row.getBoolean("creates"),
                        row.getBoolean("updates"),
                        row.getBoolean("deletes"),
                        row.getBoolean("known"),
                        row.getBoolean("staged")))
                .list();
        Beside beside = statement(database, "touched_beside", run)
                .param("district", run.district())
                .query((row, _) -> new Beside(
                        row.getBoolean("read"),
                        row.getBoolean("absent"),
                        row.getBoolean("lost"),
                        row.getBoolean("taking"),
                        row.getBoolean("leaving"),
                        row.getBoolean("edited")))
                .single();
        return new CommitScope(entities, beside);
    }

    private static JdbcClient.StatementSpec statement(JdbcClient database, String name, RunFacts run) {
        return database.sql(Sql.named("hub/" + name)).param("run", run.runId()).param("day", run.day());
    }

    /** The entities for which a statement is to be said; one number that nothing has, where it is for all of them at once. */
    List<Integer> entities(String statement) {
        if (Touched.oneByOne(statement)) {
            return entities.stream()
                    .filter(one -> one.concerns(statement))
                    .map(Touched::entity)
                    .toList();
        }
        return ONCE.getOrDefault(statement, _ -> true).test(this) ? List.of(0) : List.of();
    }
}
