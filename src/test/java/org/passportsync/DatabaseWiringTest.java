package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.passportsync.database.TestDatabase;

/** A client that is gone without a word holds nothing for longer than a minute. */
class DatabaseWiringTest {

    @Test
    void the_server_looks_whether_a_pooled_connection_is_still_there() throws SQLException {
        try (TestDatabase database = TestDatabase.fresh();
                HikariDataSource pool = pool(database);
                Connection pooled = pool.getConnection();
                Connection apart = DatabaseWiring.apart(pool)) {
            for (Connection connection : new Connection[] {pooled, apart}) {
                assertThat(shown(connection, "tcp_keepalives_idle")).isEqualTo("20");
                assertThat(shown(connection, "tcp_keepalives_interval")).isEqualTo("10");
                assertThat(shown(connection, "tcp_keepalives_count")).isEqualTo("3");
                assertThat(shown(connection, "tcp_user_timeout")).isEqualTo("50000");
                assertThat(shown(connection, "client_connection_check_interval"))
                        .isEqualTo("10s");
            }
        }
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(1);
        DatabaseWiring.watch(pool);
        return pool;
    }

    private static String shown(Connection connection, String setting) throws SQLException {
        try (Statement show = connection.createStatement();
                ResultSet answer = show.executeQuery("show " + setting)) {
            assertThat(answer.next()).isTrue();
            return String.valueOf(answer.getString(1));
        }
    }
}
