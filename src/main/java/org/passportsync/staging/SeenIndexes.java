package org.passportsync.staging;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.passportsync.run.Planner;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Loads what a connection's baseline remembers into memory, and marks what a run saw of it.
 *
 * <p>Whoever had to read the hashes from the baseline leaves them for the next one, put together, with what was counted
 * in the same pass; see the decision 0059.
 */
public final class SeenIndexes {

    private static final int HASH_BYTES = 16;

    private final JdbcTemplate database;

    public SeenIndexes(DataSource source) {
        this.database = new JdbcTemplate(source);
    }

    /** Hashes that end in the same byte, sixteen bytes each. */
    private record Portion(int number, byte[] hashes) {}

    /** A portion as it is read of the baseline, with how many of its enrollments are kept and outside their dates. */
    private record Counted(Portion portion, int untimelySchoolEnrollments, int untimelyEnrollments) {}

    /**
     * The hashes of the baseline: of parts where a record is put together, else of records. Where they do not lie ready, what
     * is read of the baseline is kept for the next run.
     *
     * @throws IllegalStateException if no transaction is open, without which others could keep hashes at the same time
     */
    public SeenIndex remembered(int connectionId) {
        List<Portion> ready = answer("remembered_ready", connectionId, SeenIndexes::portion);
        List<Portion> portions = ready.isEmpty() ? putTogether(connectionId) : ready;
        long bytes =
                portions.stream().mapToLong(portion -> portion.hashes().length).sum();
        SeenIndex index = new SeenIndex(Math.toIntExact(bytes / HASH_BYTES));
        for (Portion portion : portions) {
            ByteBuffer hashes = ByteBuffer.wrap(portion.hashes());
            while (hashes.hasRemaining()) {
                index.add(hashes.getLong(), hashes.getLong());
            }
        }
        return index;
    }

    private List<Counted> ofBaseline(int connectionId) {
        return Planner.readingThrough(
                JdbcClient.create(database),
                () -> answer(
                        "remembered",
                        connectionId,
                        row -> new Counted(
                                portion(row),
                                row.getInt("untimely_school_enrollments"),
                                row.getInt("untimely_enrollments"))));
    }

    private <T> List<T> answer(String statement, int connectionId, BinaryAnswers.Row<T> row) {
        return BinaryAnswers.list(database, "staging/" + statement, Map.of("connection", connectionId), row);
    }

    private static Portion portion(ResultSet row) throws SQLException {
        return new Portion(row.getInt("portion"), row.getBytes("hashes"));
    }

    /**
     * Puts the hashes together for the next run, unless they are as they were.
     *
     * @throws IllegalStateException if no transaction is open
     */
    public void prepare(int connectionId) {
        if (!asked("remembered_is_ready", connectionId)) {
            putTogether(connectionId);
        }
    }

    /**
     * Reads the hashes of the baseline, and keeps them unless another is at it. That the baseline was written to is forgotten
     * first and the hashes are read after that: what is committed between is read, and not forgotten. They are read here and
     * written back, because PostgreSQL reads with several processes only what it does not write itself.
     */
    private List<Portion> putTogether(int connectionId) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("hashes are kept in a transaction only");
        }
        if (!asked("remembered_claim", connectionId)) {
            return hashes(ofBaseline(connectionId));
        }
        statement("remembered_forget_moves", connectionId).update();
        statement("remembered_drop", connectionId).update();
        List<Counted> portions = ofBaseline(connectionId);
        SqlParameterSource[] rows = portions.stream()
                .map(one -> new MapSqlParameterSource("connection", connectionId)
                        .addValue("portion", one.portion().number())
                        .addValue("hashes", one.portion().hashes())
                        .addValue("untimelySchoolEnrollments", one.untimelySchoolEnrollments())
                        .addValue("untimelyEnrollments", one.untimelyEnrollments()))
                .toArray(SqlParameterSource[]::new);
        new NamedParameterJdbcTemplate(database).batchUpdate(Sql.named("staging/remembered_keep"), rows);
        return hashes(portions);
    }

    private static List<Portion> hashes(List<Counted> counted) {
        return counted.stream().map(Counted::portion).toList();
    }

    private boolean asked(String statement, int connectionId) {
        return statement(statement, connectionId).query(Boolean.class).single();
    }

    private JdbcClient.StatementSpec statement(String name, int connectionId) {
        return JdbcClient.create(database).sql(Sql.named("staging/" + name)).param("connection", connectionId);
    }

    /** Marks all that the run's journal says was seen unchanged. */
    public void mark(SeenIndex index, RunFacts run) {
        List<LongBuffer> pages = BinaryAnswers.list(
                database,
                "staging/seen",
                Map.of("run", run.runId(), "day", run.day()),
                row -> ByteBuffer.wrap(row.getBytes("seen")).asLongBuffer());
        SeenTally tally = new SeenTally();
        pages.forEach(tally::page);
        if (!index.markAll(tally)) {
            pages.forEach(index::markLows);
        }
    }
}
