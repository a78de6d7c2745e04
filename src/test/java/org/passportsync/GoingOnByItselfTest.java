package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.Requester;
import org.passportsync.job.RunWatcher;
import org.passportsync.job.Syncs;
import org.passportsync.notice.Delivery;
import org.passportsync.run.Connections;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.passportsync.schedule.Clockwork;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The program as it is wired: what a server does by itself, and what a command does before it ends. */
class GoingOnByItselfTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestDatabase database = TestDatabase.fresh();
    private final GreenMail mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final SimulatedSkyward skyward =
            SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(1, 100))));

    @TempDir
    private Path folder;

    @BeforeEach
    void begin() throws Exception {
        mailServer.start();
        Files.writeString(
                Files.createDirectories(folder.resolve("secrets")).resolve("skyward"), skyward.clientSecret());
    }

    @AfterEach
    void end() {
        skyward.close();
        mailServer.stop();
        database.close();
    }

    @Test
    void a_server_fires_what_is_due_ends_what_is_over_and_tells() {
        try (ConfigurableApplicationContext context = program("--passport.serving=true")) {
            apply(context, "schedule: { cron: \"*/2 * * * * *\" }");
            Runs runs = context.getBean(Runs.class);

            await().atMost(PATIENCE)
                    .until(() -> runs.list(new Runs.Wanted(null, RunState.PARKED, null, 1)), held -> !held.isEmpty());
            assertThat(runs.get(1).trigger()).isEqualTo("SCHEDULE");
            await().atMost(PATIENCE).until(() -> mailServer.getReceivedMessages().length >= 1);

            apply(context, "");
            await().atMost(PATIENCE).until(() -> count("select count(*) from scheduled_tasks") == 0);
            long last = runs.list(new Runs.Wanted(null, RunState.PARKED, null, 1))
                    .getFirst()
                    .id();
            database.client()
                    .sql("update run set expires_at = now() where id = :run")
                    .param("run", last)
                    .update();
            await().atMost(PATIENCE).until(() -> runs.get(last).state() == RunState.EXPIRED);
        }
        assertThat(threads()).doesNotContain("sweep").noneMatch(name -> name.startsWith("db-scheduler"));
    }

    @Test
    void a_scheduled_sync_that_the_end_of_the_program_stops_is_fired_again_by_the_next_one() {
        skyward.faults("latency=1000ms");
        try (ConfigurableApplicationContext context = program("--passport.serving=true")) {
            apply(context, "schedule: { daily: \"02:30\" }");
            await().atMost(PATIENCE).until(() -> count("select count(*) from scheduled_tasks") == 1);
            database.client()
                    .sql("update scheduled_tasks set execution_time = now()")
                    .update();
            await().atMost(PATIENCE)
                    .until(() -> count("select count(*) from run where first_page_at is not null") == 1);
        }
        assertThat(count("select count(*) from run where state = 'STOPPED'")).isEqualTo(1);
        assertThat(count("select count(*) from scheduled_tasks where execution_time <= now() and not picked"))
                .isEqualTo(1);

        skyward.faults();
        try (ConfigurableApplicationContext context = program("--passport.serving=true")) {
            await().atMost(PATIENCE)
                    .until(() ->
                            context.getBean(Runs.class).list(new Runs.Wanted(null, RunState.PARKED, null, 1)).stream()
                                    .anyMatch(run -> run.trigger().equals("SCHEDULE")));
        }
    }

    @Test
    void a_command_starts_no_threads_and_sends_what_its_run_has_caused() {
        try (ConfigurableApplicationContext context = program()) {
            apply(context, "schedule: { cron: \"* * * * * *\" }");
            assertThat(context.getBeanProvider(Clockwork.class).stream()).isEmpty();
            assertThat(context.getBeanProvider(Sweep.class).stream()).isEmpty();
            assertThat(context.getBeanProvider(Delivery.class).stream()).hasSize(1);
            assertThat(threads()).doesNotContain("sweep").noneMatch(name -> name.startsWith("db-scheduler"));

            LaunchParameters asked = new LaunchParameters(
                    "lakeside", false, null, false, Set.of(), null, null, false, true, null, false);
            var _ = context.getBean(Syncs.class)
                    .launch(asked, new Requester("COMMAND_LINE", "operator"), RunWatcher.NONE);

            assertThat(mailServer.getReceivedMessages()).hasSize(1);
        }
    }

    @Test
    void where_the_schedule_is_switched_off_only_the_rest_goes_on() {
        try (ConfigurableApplicationContext context =
                program("--passport.serving=true", "--passport.schedule.enabled=false")) {
            assertThat(context.getBeanProvider(Clockwork.class).stream()).isEmpty();
            assertThat(context.getBeanProvider(Sweep.class).stream()).hasSize(1);
        }
    }

    private ConfigurableApplicationContext program(String... more) {
        List<String> settings = new ArrayList<>(List.of(more));
        settings.addAll(List.of(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mailServer.getSmtp().getPort(),
                "--passport.data-dir=" + folder,
                "--passport.secrets-folder=" + folder.resolve("secrets")));
        return new SpringApplicationBuilder(PassportSync.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run(settings.toArray(String[]::new));
    }

    private void apply(ConfigurableApplicationContext context, String schedule) {
        Connections.Applied applied = context.getBean(Connections.class)
                .apply(
                        List.of(new Connections.File(
                                "lakeside.yaml", """
                        version: 1
                        district: { id: lakeside, name: Lakeside, timeZone: America/Chicago }
                        connection: lakeside
                        application: skyward-oneroster
                        delivery: { serviceUrl: "%s", clientId: %s, clientSecret: "${file:skyward}" }
                        advanced: { preview: true }
                        terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
                        schools: { autoMap: true }
                        notify: { email: [ops@lakeside.example] }
                        %s
                        """.formatted(skyward.url(), skyward.clientId(), schedule))),
                        org.passportsync.access.Actor.here("steward"));
        assertThat(applied).isInstanceOf(Connections.Applied.Done.class);
    }

    private long count(String query) {
        return database.client().sql(query).query(Long.class).single();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }
}
