package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import jdk.net.ExtendedSocketOptions;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.passportsync.database.TestDatabase;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A client that is gone without a word holds nothing for longer than a minute; what a start could not make is told. */
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

    @Test
    void this_end_looks_whether_the_server_is_still_there_and_gives_up_after_less_than_a_minute() throws IOException {
        HikariDataSource pool = new HikariDataSource();
        DatabaseWiring.watch(pool);
        assertThat(pool.getDataSourceProperties())
                .containsEntry("tcpKeepAlive", "true")
                .containsEntry("socketFactory", WatchedSockets.class.getName());

        try (Socket socket = new WatchedSockets().createSocket()) {
            assertThat(socket.getKeepAlive()).isTrue();
            int idle = socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE);
            int apart = socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL);
            int probes = socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT);
            assertThat(idle + apart * probes).isLessThan(60);
        }
    }

    @Test
    void what_readers_of_the_views_lack_is_told_with_what_to_do() {
        try (TestDatabase database = TestDatabase.fresh()) {
            JdbcClient sql = database.client();

            assertThat(ReadersOfViews.lack(sql, ReadersOfViews.ROLE)).isEmpty();
            assertThat(ReadersOfViews.lack(sql, "hub_reader_of_nowhere"))
                    .hasValueSatisfying(told -> assertThat(told)
                            .contains(
                                    "is missing", "run: create role hub_reader nologin; grant usage on schema hub to"));
            sql.sql("revoke select on hub.student from hub_reader").update();
            assertThat(ReadersOfViews.lack(sql, ReadersOfViews.ROLE))
                    .hasValueSatisfying(told -> assertThat(told)
                            .contains(
                                    "may not read every view",
                                    "run: grant usage on schema hub to hub_reader; grant select"));
        }
    }

    @Test
    void a_start_whose_user_may_not_give_rights_tells_so_once_and_goes_on() {
        Logger log = (Logger) LoggerFactory.getLogger(ReadersOfViews.class);
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        log.addAppender(told);
        log.setLevel(Level.INFO);
        try (TestDatabase database = TestDatabase.fresh()) {
            JdbcClient sql = database.client();
            String user = sql.sql("select 'plain_' || current_database()")
                    .query(String.class)
                    .single();
            sql.sql("create role " + user).update();
            sql.sql("grant select on flyway_schema_history to " + user).update();
            sql.sql("revoke all on schema hub from hub_reader").update();
            try (HikariDataSource pool = pool(database)) {
                pool.setMaximumPoolSize(4);
                pool.setConnectionInitSql("set role " + user);

                ReadersOfViews.migrate(Flyway.configure().dataSource(pool).load());

                assertThat(told.list)
                        .singleElement()
                        .satisfies(line -> assertThat(line.getFormattedMessage())
                                .startsWith("The role hub_reader may not read every view"));
            } finally {
                sql.sql("drop owned by " + user).update();
                sql.sql("drop role " + user).update();
            }
        } finally {
            log.setLevel(null);
            log.detachAppender(told);
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
