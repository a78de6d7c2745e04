package org.passportsync.staging;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.passportsync.run.Planner;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Loads what a connection's baseline remembers into memory, and marks what a run saw of it.
 *
 * <p>A run leaves the hashes for the next one, put together beside the baseline; see the decision 0059.
 */
public final class SeenIndexes {

    private final JdbcTemplate database;

    public SeenIndexes(DataSource source) {
        this.database = new JdbcTemplate(source);
    }

    /** Hashes, sixteen bytes each. */
    private record Portion(ByteBuffer hashes, long size) {}

    /**
     * The hashes of the baseline: of parts where a record is put together, else of records. The planner is told something
     * where a transaction is open.
     */
    public SeenIndex remembered(int connectionId) {
        List<Portion> portions = portions("remembered_ready", connectionId);
        if (portions.isEmpty()) {
            portions = Planner.readingThrough(JdbcClient.create(database), () -> portions("remembered", connectionId));
        }
        long size = portions.stream().mapToLong(Portion::size).sum();
        SeenIndex index = new SeenIndex(Math.toIntExact(size));
        for (Portion portion : portions) {
            while (portion.hashes().hasRemaining()) {
                index.add(portion.hashes().getLong(), portion.hashes().getLong());
            }
        }
        return index;
    }

    private List<Portion> portions(String statement, int connectionId) {
        return BinaryAnswers.list(
                database,
                "staging/" + statement,
                Map.of("connection", connectionId),
                row -> new Portion(ByteBuffer.wrap(row.getBytes(1)), row.getLong(2)));
    }

    /**
     * Puts the hashes together for the next run, unless they are as they were; in a transaction. That the baseline was written
     * to is forgotten first and the hashes are read after that: what is committed between is read, and not forgotten.
     */
    public void putTogether(int connectionId) {
        if (!asked("remembered_is_ready", connectionId) && asked("remembered_claim", connectionId)) {
            statement("remembered_forget_moves", connectionId).update();
            statement("remembered_drop", connectionId).update();
            Planner.readingThrough(
                    JdbcClient.create(database),
                    () -> statement("remembered_put_together", connectionId).update());
        }
    }

    private boolean asked(String statement, int connectionId) {
        return statement(statement, connectionId).query(Boolean.class).single();
    }

    private JdbcClient.StatementSpec statement(String name, int connectionId) {
        return JdbcClient.create(database).sql(Sql.named("staging/" + name)).param("connection", connectionId);
    }

    /** Marks all that the run's journal says was seen unchanged. */
    public void mark(SeenIndex index, RunFacts run) {
        BinaryAnswers.list(
                        database,
                        "staging/seen",
                        Map.of("run", run.runId(), "day", run.day()),
                        row -> ByteBuffer.wrap(row.getBytes(1)).asLongBuffer())
                .forEach(index::markLows);
    }
}
