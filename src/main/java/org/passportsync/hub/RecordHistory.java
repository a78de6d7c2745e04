package org.passportsync.hub;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Reach;
import org.passportsync.connection.Operation;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.ShownDocument;
import org.passportsync.roster.ShownDocument.View;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads which run changed what of one record, live or gone, as far back as versions are kept. */
public final class RecordHistory {

    private static final int MOST = 500;

    private final JdbcClient database;
    private final View view;

    public RecordHistory(JdbcClient database, View view) {
        this.database = database;
        this.view = view;
    }

    /**
     * One version of a record.
     *
     * @param run that made it; null where that is not kept any more
     * @param cause null where the run's changes are not kept any more
     * @param document as JSON, by hub attribute; null: it is gone
     */
    public record Version(
            int number,
            @Nullable Long run,
            @Nullable String connection,
            @Nullable Instant at,
            Operation operation,
            @Nullable Cause cause,
            List<String> changedAttributes,
            @Nullable String document) {}

    /** The versions of a record of some districts, newest first; empty where there is none such. */
    public List<Version> of(EntityType entity, UUID passportId, Reach reach) {
        return database.sql(Sql.named("hub/record_versions"))
                .param("entity", entity.code())
                .param("id", passportId)
                .param("districts", reach.array())
                .param("limit", MOST)
                .query((row, _) -> read(row, entity))
                .list();
    }

    private Version read(ResultSet row, EntityType entity) throws SQLException {
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        String cause = row.getString("cause");
        String before = row.getString("before");
        String document = row.getString("document");
        return new Version(
                row.getInt("version"),
                row.getObject("run_id", Long.class),
                row.getString("connection"),
                at == null ? null : at.toInstant(),
                Operation.valueOf(row.getString("operation")),
                cause == null ? null : Cause.valueOf(cause),
                ShownDocument.changed(entity, before, document),
                document == null ? null : ShownDocument.shown(entity, document, view));
    }
}
