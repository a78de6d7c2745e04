package org.passportsync.access;

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

    /** The entries about a subject, newest first. */
    public List<Entry> about(String subject, int limit) {
        return database.sql(Sql.named("access/audit_of_subject"))
                .param("subject", subject)
                .param("limit", limit)
                .query((row, _) -> new Entry(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new Actor(row.getString("actor"), row.getString("origin")),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail")))
                .list();
    }
}
