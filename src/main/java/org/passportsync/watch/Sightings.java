package org.passportsync.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.RunState;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database says of connections and runs, whichever process worked on them. */
final class Sightings {

    private final JdbcClient database;

    Sightings(JdbcClient database) {
        this.database = database;
    }

    /**
     * How a connection stands.
     *
     * @param since seconds since its last success, or since it was made where it never had one
     * @param parked seconds since its held run began; null: none is held
     * @param expired whether a run is under way whose lease nobody renews
     */
    record Standing(
            String connection, double since, @Nullable Double parked, boolean leased, boolean expired) {}

    /** Open issues of one kind. */
    record Open(String connection, String kind, long count) {}

    /** A run that came to rest in a state; with what it counted and why it is held. */
    record Rest(
            long run,
            String connection,
            RunState state,
            @Nullable Instant at,
            double worked) {}

    /**
     * A step.
     *
     * @param status how it ended; null: it has not
     */
    record Step(
            long id,
            String connection,
            String name,
            @Nullable String status,
            double seconds) {}

    /** What a run counted of one entity. */
    record Counted(String entity, String outcome, long count) {}

    List<Standing> standings(Instant at) {
        return database.sql(Sql.named("watch/standings"))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Standing(
                        String.valueOf(row.getString("name")),
                        row.getDouble("since"),
                        number(row, "parked"),
                        row.getBoolean("leased"),
                        row.getBoolean("expired")))
                .list();
    }

    List<Open> open() {
        return database.sql(Sql.named("watch/open_issues"))
                .query((row, _) -> new Open(
                        String.valueOf(row.getString("name")),
                        String.valueOf(row.getString("kind")),
                        row.getLong("count")))
                .list();
    }

    List<Rest> rested(Instant since) {
        return database.sql(Sql.named("watch/rested"))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Rest(
                        row.getLong("id"),
                        String.valueOf(row.getString("name")),
                        RunState.valueOf(row.getString("state")),
                        at(row),
                        row.getDouble("worked")))
                .list();
    }

    /** Steps that began after one, and some of those before it; ended or not. */
    List<Step> steps(long after, Set<Long> before) {
        return database.sql(Sql.named("watch/steps"))
                .param("after", after)
                .param("before", before.toArray(Long[]::new))
                .query((row, _) -> new Step(
                        row.getLong("step_execution_id"),
                        String.valueOf(row.getString("name")),
                        String.valueOf(row.getString("step")),
                        row.getString("ended"),
                        row.getDouble("seconds")))
                .list();
    }

    long lastStep() {
        return database.sql(Sql.named("watch/last_step")).query(Long.class).single();
    }

    List<Counted> counts(long run) {
        return database.sql(Sql.named("watch/counts"))
                .param("run", run)
                .query((row, _) -> new Counted(
                        org.passportsync.roster.EntityType.byCode(row.getInt("entity"))
                                .key(),
                        String.valueOf(row.getString("outcome")),
                        row.getLong("count")))
                .list();
    }

    List<String> holds(long run) {
        return database.sql(Sql.named("watch/hold_reasons"))
                .param("run", run)
                .query((row, _) -> String.valueOf(row.getString("reason")))
                .list();
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Instant at(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("finished_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
