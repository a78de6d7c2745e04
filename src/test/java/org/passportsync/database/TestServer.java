package org.passportsync.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.passportsync.ProgramServer;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A PostgreSQL server of a test JVM: an external one by URL, else one of its own. */
record TestServer(String urlPrefix, String user, String password) {

    /** Gives the URL of an external server, for example {@code jdbc:postgresql://127.0.0.1:5432/}. */
    static final String URL_VARIABLE = "PASSPORT_TEST_DATABASE_URL";

    /** System property: where it is true, the embedded server counts its statements ({@code pg_stat_statements}). */
    static final String COUNTING_PROPERTY = "passport.test.counting";

    /** System property: plans of what takes at least so many milliseconds are logged; needs the other property. */
    static final String PLANS_PROPERTY = "passport.test.plans";

    /** System property: the folder of the server's log, which the server's user has to be able to write. */
    static final String LOGS_PROPERTY = "passport.test.logs";

    /** What tests run on: a container, else an embedded server. */
    static TestServer start(Map<String, String> environment) {
        return external(environment).or(TestServer::container).orElseGet(TestServer::embedded);
    }

    /** What benches run on: embedded, with the program's own settings, so that it writes through to the disk. */
    static TestServer durable(Map<String, String> environment) {
        return external(environment).orElseGet(() -> started(ProgramServer.builder()));
    }

    String url(String database) {
        return urlPrefix + database;
    }

    static Optional<TestServer> external(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(URL_VARIABLE))
                .map(url -> new TestServer(
                        url.endsWith("/") ? url : url + "/",
                        environment.getOrDefault("PASSPORT_TEST_DATABASE_USER", "postgres"),
                        environment.getOrDefault("PASSPORT_TEST_DATABASE_PASSWORD", "")));
    }

    private static Optional<TestServer> container() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18-alpine");
        container.start();
        String prefix = "jdbc:postgresql://" + container.getHost() + ":" + container.getFirstMappedPort() + "/";
        return Optional.of(new TestServer(prefix, container.getUsername(), container.getPassword()));
    }

    /** One that may lose what it holds when the machine goes down: the library keeps nothing safe where nobody asks it to. */
    private static TestServer embedded() {
        return started(EmbeddedPostgres.builder()
                .setServerConfig("timezone", "UTC")
                .setServerConfig("max_connections", "200")
                .setServerConfig("jit", "off")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("checkpoint_timeout", "15min"));
    }

    private static TestServer started(EmbeddedPostgres.Builder builder) {
        if (Boolean.getBoolean(COUNTING_PROPERTY)) {
            builder.setServerConfig("shared_preload_libraries", "pg_stat_statements,auto_explain")
                    .setServerConfig("auto_explain.log_min_duration", System.getProperty(PLANS_PROPERTY, "-1"))
                    .setServerConfig("auto_explain.log_analyze", "on")
                    .setServerConfig("auto_explain.log_timing", "on")
                    .setServerConfig("auto_explain.log_buffers", "on")
                    .setServerConfig("logging_collector", "on")
                    .setServerConfig("log_directory", System.getProperty(LOGS_PROPERTY, "log"))
                    .setServerConfig("log_min_messages", "warning")
                    .setServerConfig("pg_stat_statements.track", "top")
                    .setServerConfig("pg_stat_statements.max", "20000")
                    .setServerConfig("track_io_timing", "on");
        }
        try {
            EmbeddedPostgres server = builder.start();
            return new TestServer("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/", "postgres", "");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
