package org.passportsync.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Reach;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.DefinitionWriter;
import org.passportsync.connection.DistrictDefinition;
import org.passportsync.connection.DistrictDocument;
import org.passportsync.connection.StoredSecrets;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads connections from rows. */
final class ConnectionRows {

    private ConnectionRows() {}

    /** The secrets that were given with definitions. */
    static StoredSecrets secrets(JdbcClient database) {
        return connection -> database.sql(Sql.named("run/find_connection"))
                .param("name", connection)
                .query((row, _) -> Optional.ofNullable(row.getBytes("stored_secret")))
                .optional()
                .flatMap(secret -> secret);
    }

    static ConnectionDefinition definition(JdbcClient database, int connectionId, int revision) {
        return DefinitionWriter.fromJson(database.sql(Sql.named("run/connection_revision"))
                .param("connection", connectionId)
                .param("number", revision)
                .query((row, _) -> row.getString("definition"))
                .single());
    }

    static DistrictDefinition district(JdbcClient database, String id, int revision) {
        return DistrictDocument.fromJson(database.sql(Sql.named("run/district_revision"))
                .param("id", id)
                .param("number", revision)
                .query((row, _) -> row.getString("definition"))
                .single());
    }

    static List<Connections.Listed> list(JdbcClient database, Reach reach) {
        return database.sql(Sql.named("run/connections"))
                .param("districts", reach.array())
                .query((row, _) -> listed(row))
                .list();
    }

    static byte @Nullable [] dataKey(JdbcClient database, String district) {
        return database.sql(Sql.named("run/district_key"))
                .param("id", district)
                .query((row, _) -> Optional.ofNullable(row.getBytes("data_key")))
                .single()
                .orElse(null);
    }

    static Connections.Stored stored(ResultSet row) throws SQLException {
        return new Connections.Stored(
                row.getInt("id"),
                row.getString("name"),
                row.getString("district_id"),
                row.getInt("revision"),
                row.getInt("district_revision"),
                Connections.State.valueOf(row.getString("state")),
                DefinitionWriter.fromJson(row.getString("definition")),
                row.getBoolean("committed"),
                row.getString("live_prefix"));
    }

    private static Connections.Listed listed(ResultSet row) throws SQLException {
        String state = row.getString("last_state");
        return new Connections.Listed(
                row.getString("name"),
                row.getString("district_id"),
                row.getString("application"),
                Connections.State.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getObject("last_run", Long.class),
                state == null ? null : RunState.valueOf(state),
                instant(row, "last_started"),
                instant(row, "last_commit"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
