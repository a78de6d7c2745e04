package org.passportsync.run;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the definition of a connection was. */
public final class DefinitionHistory {

    private final JdbcClient database;

    public DefinitionHistory(JdbcClient database) {
        this.database = database;
    }

    /**
     * One revision.
     *
     * @param source the file or the interface that it came by
     * @param definition as JSON, without its secret
     */
    public record Revision(int number, String source, Instant createdAt, String createdBy, String definition) {}

    /** One revision of a connection's definition, which is known to exist. */
    public ConnectionDefinition at(int connectionId, int number) {
        return ConnectionRows.definition(database, connectionId, number);
    }

    /** Revisions, newest first, before a given one. */
    public List<Revision> of(Connections.Stored connection, @Nullable Integer before, int limit) {
        return database.sql(Sql.named("run/revisions"))
                .param("connection", connection.id())
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> new Revision(
                        row.getInt("number"),
                        row.getString("source"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getString("created_by"),
                        row.getString("definition")))
                .list();
    }
}
