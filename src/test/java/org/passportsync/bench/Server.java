package org.passportsync.bench;

import org.passportsync.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a figure has to be read with: how the server that was measured writes. */
final class Server {

    private static final String SETTINGS = """
            select 'PostgreSQL ' || current_setting('server_version')
                || '; fsync ' || current_setting('fsync')
                || ', synchronous_commit ' || current_setting('synchronous_commit')
                || ', shared_buffers ' || current_setting('shared_buffers')
            """;

    private Server() {}

    /** Its settings, in one line. */
    static String told() {
        try (TestDatabase database = TestDatabase.durable()) {
            return told(database.client());
        }
    }

    static String told(JdbcClient sql) {
        return sql.sql(SETTINGS).query(String.class).single();
    }
}
