package org.passportsync.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who did what to which run, connection, district, user or record, when and from where; only ever added to. */
public final class Audit {

    private final JdbcClient database;
    private final InstantSource clock;

    public Audit(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One entry.
     *
     * @param subject for example {@code run 7} or {@code connection lakeside-oneroster}
     */
    public record Entry(
            Instant at,
            Actor actor,
            String action,
            String subject,
            @Nullable String detail) {}

    /** Adds an entry, in the transaction of what it tells, if there is one. */
    public void note(Actor actor, String action, String subject, @Nullable String detail) {
        database.sql(Sql.named("access/add_audit"))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", actor.name())
                .param("origin", actor.from())
                .param("action", action)
                .param("subject", subject)
                .param("detail", detail)
                .update();
    }

    /**
     * Which entries are wanted; null means any.
     *
     * @param reach whose entries may be seen: about its districts, and what belongs to them
     * @param before the number of the last entry of the page before
     */
    public record Wanted(
            Reach reach, @Nullable String subject, @Nullable Long before, int limit) {}

    /** An entry with its number. */
    public record Numbered(long number, Entry entry) {}

    /** Entries, newest first. */
    public List<Numbered> entries(Wanted wanted) {
        return database.sql(Sql.named("access/audit_entries"))
                .param("districts", wanted.reach().array())
                .param("subject", wanted.subject())
                .param("before", wanted.before())
                .param("limit", wanted.limit())
                .query((row, _) -> new Numbered(row.getLong("id"), read(row)))
                .list();
    }

    /** The entries about a subject, newest first. */
    public List<Entry> about(String subject, int limit) {
        return database.sql(Sql.named("access/audit_of_subject"))
                .param("subject", subject)
                .param("limit", limit)
                .query((row, _) -> read(row))
                .list();
    }

    private static Entry read(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Actor(row.getString("actor"), row.getString("origin")),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail"));
    }
}
