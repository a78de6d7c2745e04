package org.passportsync.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The connections that are not retired, as they are now. */
public final class LivingConnections {

    private final JdbcClient database;

    public LivingConnections(JdbcClient database) {
        this.database = database;
    }

    /** All of them, by name; but those whose definition this program can't read, which say so when they are launched. */
    public List<Connections.Stored> all() {
        List<Connections.Stored> all = new ArrayList<>();
        database.sql(Sql.named("run/living_connections")).query(row -> {
            readable(row).ifPresent(all::add);
        });
        return all;
    }

    /** One bad definition must not keep all others from their schedule and their launches. */
    private static Optional<Connections.Stored> readable(ResultSet row) throws SQLException {
        try {
            return Optional.of(ConnectionRows.stored(row));
        } catch (IllegalStateException unreadable) {
            return Optional.empty();
        }
    }
}
