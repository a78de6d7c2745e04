package org.passportsync.run;

import java.util.List;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The connections that are not retired, as they are now. */
public final class LivingConnections {

    private final JdbcClient database;

    public LivingConnections(JdbcClient database) {
        this.database = database;
    }

    /** All of them, by name. */
    public List<Connections.Stored> all() {
        return database.sql(Sql.named("run/living_connections"))
                .query((row, _) -> ConnectionRows.stored(row))
                .list();
    }
}
