package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.ChildProcess;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The embedded database: kept, shared, started early, and found again. */
@Timeout(90)
@TestMethodOrder(MethodOrderer.MethodName.class)
class EmbeddedDatabaseTest {

    @TempDir
    private static Path home;

    /** One folder for all: making one takes seconds, starting it less. */
    @BeforeAll
    static void keep_something() throws IOException {
        // Whichever server comes first in a process decides where the binaries lie; this folder will be gone before the
        // last.
        TestDatabase.fresh().close();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            sql(database.url()).sql("create table kept (what text)").update();
            sql(database.url()).sql("insert into kept values ('here')").update();
        }
        assertThat(PostmasterFile.of(home.resolve("postgres")))
                .as("the last one out stops it")
                .isEmpty();
    }

    @AfterAll
    static void nothing_is_left_running() throws IOException {
        assertThat(PostmasterFile.of(home.resolve("postgres"))).isEmpty();
    }

    @Test
    void data_is_kept_between_starts_and_written_through_to_the_disk() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            assertThat(kept(database.url())).isEqualTo("here");
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(show(database, setting)).as(setting).isEqualTo("on");
            }
            assertThat(show(database, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(sql(database.url())
                            .sql(
                                    "select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()")
                            .query(String.class)
                            .single())
                    .as("names compare by their code points, whatever the machine's language")
                    .isEqualTo("b C.UTF-8");
        }
    }

    @Test
    void a_server_that_a_killed_program_left_behind_is_found_and_stopped_at_the_end() throws Exception {
        Process killed = ChildProcess.start(EmbeddedHolder.class.getName(), List.of(home.toString()));
        String url = address(killed);
        killed.destroyForcibly().waitFor();
        assertThat(PostmasterFile.of(home.resolve("postgres"))).as("an orphan").isPresent();

        long before = System.nanoTime();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before))
                    .isLessThan(20);
            assertThat(database.url()).isEqualTo(url);
            assertThat(kept(database.url())).isEqualTo("here");
        }
        assertThat(PostmasterFile.of(home.resolve("postgres"))).isEmpty();
    }

    @Test
    void a_server_that_was_found_stops_at_the_end_whoever_else_is_connected_to_it() throws Exception {
        Process killed = ChildProcess.start(EmbeddedHolder.class.getName(), List.of(home.toString()));
        String url = address(killed);
        killed.destroyForcibly().waitFor();

        try (Connection foreign = DriverManager.getConnection(url, "postgres", "")) {
            EmbeddedDatabase.start(home).close();

            assertThat(foreign.isValid(5)).isFalse();
        }
        assertThat(PostmasterFile.of(home.resolve("postgres"))).isEmpty();
    }

    @Test
    void it_starts_beside_the_program_and_stops_again_where_nobody_took_it() throws IOException {
        EarlyDatabase early = early(Map.of("passport.data-dir", home.toString()));
        early.abandon();
        assertThat(PostmasterFile.of(home.resolve("postgres"))).isEmpty();

        EarlyDatabase again = early(Map.of("passport.data-dir", home.toString()));
        try (EmbeddedDatabase database = again.take(home.resolve("elsewhere"))) {
            again.abandon();
            assertThat(kept(database.url())).as("what was taken goes on").isEqualTo("here");
        }
        assertThat(home.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void nothing_starts_early_for_another_server_under_production_or_with_settings_that_are_wrong() {
        Path unused = home.resolve("unused");
        for (Map<String, Object> settings : List.<Map<String, Object>>of(
                Map.of("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/none"),
                Map.of("spring.profiles.active", "production"),
                Map.of("passport.turns", "0"))) {
            Map<String, Object> all = new HashMap<>(settings);
            all.put("passport.data-dir", unused.toString());
            early(all).abandon();
            assertThat(unused).as("%s", settings).doesNotExist();
        }
    }

    @Test
    void why_it_can_not_be_had_is_told_to_whoever_takes_it() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "in the way");
        EarlyDatabase early = early(Map.of("passport.data-dir", file.toString()));

        assertThatThrownBy(() -> early.take(file))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("can't be used for the embedded database");
        early.abandon();
    }

    private static EarlyDatabase early(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", settings));
        EarlyDatabase early = new EarlyDatabase();
        early.onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment));
        return early;
    }

    @Test
    void two_commands_share_it_and_the_last_one_out_stops_it() throws Exception {
        EmbeddedDatabase first = EmbeddedDatabase.start(home);
        Process second = ChildProcess.start(EmbeddedHolder.class.getName(), List.of(home.toString()));
        assertThat(address(second)).isEqualTo(first.url());

        first.close();

        assertThat(kept(first.url())).as("the other one still uses it").isEqualTo("here");
        second.outputWriter().append('\n').flush();
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isZero();
        assertThat(PostmasterFile.of(home.resolve("postgres"))).isEmpty();
    }

    @Test
    void a_pid_file_of_a_dead_server_is_no_obstacle() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.writeString(
                home.resolve("postgres/postmaster.pid"), dead.pid() + "\n" + home.resolve("postgres") + "\n0\n1\n\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            assertThat(kept(database.url())).isEqualTo("here");
        }
    }

    private static String address(Process process) throws IOException {
        String line;
        StringBuilder said = new StringBuilder();
        while ((line = process.inputReader().readLine()) != null) {
            if (line.startsWith("AT ")) {
                return line.substring(3);
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("it did not start:\n" + said);
    }

    private static String kept(String url) {
        return sql(url).sql("select what from kept").query(String.class).single();
    }

    private static String show(EmbeddedDatabase database, String setting) {
        return sql(database.url()).sql("show " + setting).query(String.class).single();
    }

    private static JdbcClient sql(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser("postgres");
        return JdbcClient.create(source);
    }
}
