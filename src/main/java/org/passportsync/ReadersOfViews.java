package org.passportsync;

import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.passportsync.sql.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells, once the tables are there, what readers of the views lack because the database user of this program may not give it. */
final class ReadersOfViews {

    static final String ROLE = "hub_reader";
    private static final String GRANTS =
            "grant usage on schema hub to hub_reader; grant select on all tables in schema hub to hub_reader";
    private static final Logger LOG = LoggerFactory.getLogger(ReadersOfViews.class);

    private ReadersOfViews() {}

    /** A server tells it at each start, a command only where it has made or changed the tables: not everybody wants readers. */
    static void migrate(Flyway flyway) {
        boolean changed = flyway.migrate().migrationsExecuted > 0;
        JdbcClient database = JdbcClient.create(flyway.getConfiguration().getDataSource());
        lack(database, ROLE)
                .ifPresent(
                        lack -> LOG.atLevel(changed ? Level.WARN : Level.INFO).log(lack));
    }

    /** What is missing and what to do; nothing where readers can read. */
    static Optional<String> lack(JdbcClient database, String role) {
        return database.sql(Sql.named("hub/readers_lack"))
                .param("role", role)
                .query((row, _) -> Optional.ofNullable(row.getString("lack")))
                .single()
                .map(ReadersOfViews::words);
    }

    private static String words(String lack) {
        boolean role = lack.equals("ROLE");
        return (role
                        ? "The role hub_reader is missing, and the program's database user may not create it."
                        : "The role hub_reader may not read every view, and the program's database user may not grant it.")
                + " Syncs go on without; where the views shall be read, have an administrator of the database run: "
                + (role ? "create role hub_reader nologin; " : "") + GRANTS + "; see docs/read-views.md";
    }
}
