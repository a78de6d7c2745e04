package org.passportsync;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.passportsync.job.Room;
import org.passportsync.sql.Sql;
import org.postgresql.Driver;
import org.postgresql.jdbc.PgConnection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** The database: an external server by {@code spring.datasource.url}, else the embedded one. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {

    /** The driver would take it for a part of the host, and say it where the host is not found. */
    private static final Pattern LOGIN = Pattern.compile("//[^/?]*@");

    /** Where there is no URL. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
    static class Embedded {

        @Bean
        EmbeddedDatabase embeddedDatabase(
                ObjectProvider<EarlyDatabase> early, PassportSettings settings, Environment environment) {
            if (EarlyDatabase.production(environment)) {
                throw new WrongSettings("the embedded database trusts everybody who connects, so it is refused"
                        + " under the production profile; give a server with --spring.datasource.url");
            }
            EarlyDatabase started = early.getIfAvailable();
            return started == null
                    ? EmbeddedDatabase.start(settings.dataFolder())
                    : started.take(settings.dataFolder());
        }
    }

    /** Server details of errors quote rows, so the driver leaves them out. */
    @Bean(destroyMethod = "close")
    HikariDataSource pool(
            ObjectProvider<EmbeddedDatabase> embedded, PassportSettings settings, Environment environment) {
        EmbeddedDatabase database = embedded.getIfAvailable();
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("passport");
        pool.setJdbcUrl(database == null ? url(environment) : database.url());
        pool.setUsername(database == null ? environment.getProperty("spring.datasource.username") : database.user());
        pool.setPassword(environment.getProperty("spring.datasource.password"));
        pool.setMaximumPoolSize(Room.connections(settings.turns()));
        pool.setMinimumIdle(1);
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        pool.addDataSourceProperty("ApplicationName", "passport-sync");
        // Steps make temporary tables, always of the same shape: what the driver knows of its statements stays true.
        pool.addDataSourceProperty("flushCacheOnDdl", "false");
        watch(pool);
        return pool;
    }

    /** What is wrong with it is not told with it: it may hold a password. */
    private static String url(Environment environment) {
        String url = environment.getRequiredProperty("spring.datasource.url");
        if (Driver.parseURL(url, null) == null) {
            throw new WrongSettings("the setting spring.datasource.url is wrong: it is no address of a PostgreSQL"
                    + " database; give one like jdbc:postgresql://db.lakeside.example:5432/passport");
        }
        if (LOGIN.matcher(url).find()) {
            throw new WrongSettings("the setting spring.datasource.url is wrong: it names a user before the host; give"
                    + " spring.datasource.username and spring.datasource.password instead");
        }
        return url;
    }

    /** Both ends notice within a minute that the other is gone without a word; the server lets go of what was held then. */
    static void watch(HikariDataSource pool) {
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("socketFactory", WatchedSockets.class.getName());
        pool.setConnectionInitSql(Sql.named("run/watch_client"));
    }

    /** A connection like those of the pool that the pool doesn't take back. */
    static PgConnection apart(HikariDataSource pool) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        if (pool.getUsername() != null) {
            properties.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            properties.setProperty("password", pool.getPassword());
        }
        Connection connection = DriverManager.getConnection(pool.getJdbcUrl(), properties);
        try (Statement watching = connection.createStatement()) {
            watching.execute(pool.getConnectionInitSql());
            return connection.unwrap(PgConnection.class);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    @Bean
    FlywayMigrationStrategy migrating() {
        return ReadersOfViews::migrate;
    }

    /** Spring Batch opens a transaction before it reads a page: the connection is taken when the first statement needs it. */
    @Bean
    @Primary
    DataSource dataSource(HikariDataSource pool) {
        return new LazyConnectionDataSourceProxy(pool);
    }
}
