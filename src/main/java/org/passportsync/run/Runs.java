package org.passportsync.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Reach;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All runs; the run row decides what happened, whoever else believes something. */
public final class Runs {

    private final JdbcClient database;
    private final InstantSource clock;

    public Runs(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What a new run starts with.
     *
     * @param day the partition of its staged rows, a day in UTC
     */
    public record Opening(
            int connectionId,
            String trigger,
            String requestedBy,
            String parameters,
            LocalDate asOf,
            LocalDate day,
            @Nullable Long replayOf) {}

    /**
     * Which runs to list; null means any.
     *
     * @param reach the districts whose runs may be seen
     */
    public record Wanted(
            Reach reach,
            @Nullable String connection,
            @Nullable RunState state,
            @Nullable Long before,
            int limit) {

        /** Of every district. */
        public Wanted(@Nullable String connection, @Nullable RunState state, @Nullable Long before, int limit) {
            this(new Reach.Everywhere(), connection, state, before, limit);
        }
    }

    /** Opens a run; nothing where the connection has an active one. */
    public Optional<Long> open(Opening opening) {
        return database.sql(Sql.named("run/open_run"))
                .param("connection", opening.connectionId())
                .param("trigger", opening.trigger())
                .param("requestedBy", opening.requestedBy())
                .param("parameters", opening.parameters())
                .param("asOf", opening.asOf())
                .param("day", opening.day())
                .param("replayOf", opening.replayOf())
                .param("at", now())
                .query(Long.class)
                .optional();
    }

    public Optional<Run> find(long id) {
        return database.sql(Sql.named("run/find_run"))
                .param("run", id)
                .query((row, _) -> read(row))
                .optional();
    }

    /** Whether another run of the connection was committed since this one began, so that its baseline is no longer there. */
    public boolean overtaken(long id) {
        return database.sql(Sql.named("run/overtaken"))
                .param("run", id)
                .query(Boolean.class)
                .single();
    }

    /** A run that is known to exist. */
    public Run get(long id) {
        return find(id).orElseThrow(() -> new IllegalStateException("there is no run " + id));
    }

    /** Runs, newest first. */
    public List<Run> list(Wanted wanted) {
        return database.sql(Sql.named("run/list_runs"))
                .param("districts", wanted.reach().array())
                .param("connection", wanted.connection())
                .param("state", wanted.state() == null ? null : wanted.state().name())
                .param("before", wanted.before())
                .param("limit", wanted.limit())
                .query((row, _) -> read(row))
                .list();
    }

    /** The newest run of a connection in one of these states. */
    public Optional<Run> last(int connectionId, Set<RunState> states) {
        return database.sql(Sql.named("run/last_run"))
                .param("connection", connectionId)
                .param("states", names(states))
                .query((row, _) -> read(row))
                .optional();
    }

    /** Runs of the same connection that are older than a run, in one of these states. */
    public List<Long> older(long id, Set<RunState> states) {
        return database.sql(Sql.named("run/older_runs"))
                .param("run", id)
                .param("states", names(states))
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /** The newest run of the same connection before a run that counted anything. */
    public Optional<Run> before(Run run) {
        return database.sql(Sql.named("run/run_before"))
                .param("connection", run.connectionId())
                .param("run", run.id())
                .query((row, _) -> read(row))
                .optional();
    }

    /** Moves a run into a state, from any that may come before, and notes who is told; false where it was in none of them. */
    public boolean move(long id, RunState to, @Nullable String message) {
        return move(id, to, message, new Sequel(NoticeKind.of(to), null));
    }

    /** Parks a run that ends by itself some time; false where it does not run. */
    public boolean park(long id, String message, Expiry expiry) {
        return move(id, RunState.PARKED, message, new Sequel(NoticeKind.HELD, expiry));
    }

    /** Notes that a run has failed, and of what kind people are told; false where it does not run. */
    public boolean fail(long id, String message, NoticeKind kind) {
        return move(id, RunState.FAILED, message, new Sequel(kind, null));
    }

    /** Parked runs whose time is over. */
    public List<Long> outlived() {
        return database.sql(Sql.named("run/outlived"))
                .param("at", now())
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /** What comes of a move beside the state. */
    private record Sequel(
            @Nullable NoticeKind told, @Nullable Expiry expiry) {}

    private boolean move(long id, RunState to, @Nullable String message, Sequel sequel) {
        Expiry expiry = sequel.expiry();
        long moved = database.sql(Sql.named("run/move_run"))
                .param("run", id)
                .param("to", to.name())
                .param("from", names(to.before()))
                .param("finished", to.finished())
                .param("message", message)
                .param("at", now())
                .param("kind", sequel.told() == null ? null : sequel.told().name())
                .param("remindAt", expiry == null ? null : expiry.remindAt().atOffset(ZoneOffset.UTC))
                .param("expiresAt", expiry == null ? null : expiry.expiresAt().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return moved == 1;
    }

    /** Marks a run committed, inside the transaction that commits it; false where it is already. */
    public boolean commit(long id) {
        return database.sql(Sql.named("run/commit_run"))
                        .param("run", id)
                        .param("at", now())
                        .update()
                == 1;
    }

    /** Notes that the first page was read. */
    public void firstPage(long id) {
        database.sql(Sql.named("run/first_page"))
                .param("run", id)
                .param("at", now())
                .update();
    }

    /** Keeps what an approval must name. */
    public void digest(long id, @Nullable String digest) {
        database.sql(Sql.named("run/set_digest"))
                .param("run", id)
                .param("digest", digest)
                .update();
    }

    /** Says of a running run what it waits for, null: nothing; false where its row can't be written to just now. */
    public boolean remark(long id, @Nullable String message) {
        return database.sql(Sql.named("run/remark_run"))
                        .param("run", id)
                        .param("message", message)
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String[] names(Set<RunState> states) {
        return states.stream().map(Enum::name).toArray(String[]::new);
    }

    private static Run read(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("id"),
                row.getInt("connection_id"),
                row.getString("connection_name"),
                row.getString("district_id"),
                RunState.valueOf(row.getString("state")),
                row.getString("trigger"),
                row.getString("requested_by"),
                row.getInt("connection_revision"),
                row.getInt("district_revision"),
                row.getString("parameters_text"),
                row.getObject("as_of", LocalDate.class),
                row.getObject("day", LocalDate.class),
                row.getObject("replay_of", Long.class),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row, "first_page_at"),
                instant(row, "finished_at"),
                instant(row, "committed_at"),
                instant(row, "expires_at"),
                row.getString("digest"),
                row.getString("message"),
                Remains.of(row.getString("journal"), row.getString("changes")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
