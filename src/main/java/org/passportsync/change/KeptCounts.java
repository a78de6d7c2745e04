package org.passportsync.change;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passportsync.connection.StaleRecords;
import org.passportsync.roster.EntityType;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves records that were counted as kept when their rows were read to where they stand once all is settled. */
public final class KeptCounts {

    private final JdbcClient database;
    private final RunFacts run;

    public KeptCounts(JdbcClient database, RunFacts run) {
        this.database = database;
        this.run = run;
    }

    /**
     * Moves people that were judged as a whole out of the kept.
     *
     * @param mainParts the kind of part that carries a record, for each entity whose records are judged so
     */
    public void judged(Map<EntityType, String> mainParts) {
        if (!mainParts.isEmpty()) {
            List<Map.Entry<EntityType, String>> entities = List.copyOf(mainParts.entrySet());
            statement("count_judged")
                    .param(
                            "entities",
                            entities.stream().map(one -> one.getKey().code()).toArray(Short[]::new))
                    .param(
                            "mainParts",
                            entities.stream().map(Map.Entry::getValue).toArray(String[]::new))
                    .update();
        }
    }

    /**
     * Moves enrollments outside their dates from the kept to the ended; after {@link Counting#unread}, which asks what was read.
     *
     * @param whole entities of which everything that is known was read
     */
    public void ended(Set<EntityType> whole) {
        List<OfEntity> remembered = untimely("untimely_remembered");
        List<OfEntity> known = (remembered.isEmpty() ? untimely("untimely") : remembered)
                .stream().filter(one -> one.records() > 0).toList();
        statement("count_ended")
                .param("whole", whole.stream().map(EntityType::code).toArray(Short[]::new))
                .param("entities", known.stream().map(OfEntity::entity).toArray(Short[]::new))
                .param("records", known.stream().map(OfEntity::records).toArray(Long[]::new))
                .update();
    }

    /**
     * Moves records that a reference to nothing drops out of the kept; after {@link Counting#unread}, which asks what was read.
     *
     * @param whole entities of which everything that is known was read
     * @param stale what becomes of them where they are live
     */
    public void dropped(Set<EntityType> whole, StaleRecords stale) {
        statement("count_dropped")
                .param("whole", whole.stream().map(EntityType::code).toArray(Short[]::new))
                .param("leaves", stale == StaleRecords.DELETE)
                .update();
    }

    /** So many records of an entity. */
    private record OfEntity(short entity, long records) {}

    private List<OfEntity> untimely(String statement) {
        return statement(statement)
                .query((row, _) -> new OfEntity(row.getShort("entity"), row.getLong("records")))
                .list();
    }

    private JdbcClient.StatementSpec statement(String name) {
        return database.sql(Sql.named("change/" + name))
                .param("run", run.runId())
                .param("day", run.day())
                .param("connection", run.connectionId());
    }
}
