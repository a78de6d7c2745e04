package org.passportsync.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.NoticeKind;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The notices that wait to be sent. Each is taken by one program at a time. */
final class Notices {

    /** Tries in all; with the pauses below, the last one is about nine hours after the first. */
    static final int MOST_ATTEMPTS = 10;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration WHILE_SENDING = Duration.ofMinutes(5);

    private final JdbcClient database;
    private final InstantSource clock;

    Notices(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The next one that is due, for the caller alone. */
    Optional<Notice> take() {
        return database.sql(Sql.named("notice/claim"))
                .param("now", now())
                .param("again", now().plus(WHILE_SENDING))
                .query((row, _) -> read(row))
                .optional();
    }

    void sent(Notice notice) {
        database.sql(Sql.named("notice/sent"))
                .param("id", notice.id())
                .param("at", now())
                .update();
    }

    /** Keeps why one was not sent, and tries it again after a pause that doubles each time; in the end no more. */
    void failed(Notice notice, String error) {
        database.sql(Sql.named("notice/failed"))
                .param("id", notice.id())
                .param("error", error)
                .param("again", again(notice.attempts()))
                .update();
    }

    private @Nullable OffsetDateTime again(int attempts) {
        return attempts >= MOST_ATTEMPTS ? null : now().plus(FIRST_PAUSE.multipliedBy(1L << (attempts - 1)));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Notice read(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("id"),
                NoticeKind.valueOf(row.getString("kind")),
                row.getInt("connection_id"),
                row.getObject("run_id", Long.class),
                row.getString("detail"),
                row.getString("channel"),
                row.getString("address"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"));
    }
}
