package org.passportsync.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.DefinitionWriter;

/** Reads connections from rows. */
final class ConnectionRows {

    private ConnectionRows() {}

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

    static Connections.Listed listed(ResultSet row) throws SQLException {
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
