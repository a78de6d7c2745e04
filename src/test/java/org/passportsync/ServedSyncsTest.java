package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.access.AccessHouse;
import org.passportsync.access.Reach;
import org.passportsync.access.Role;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.BackgroundSyncs;
import org.passportsync.job.ChildProcess;
import org.passportsync.job.House;
import org.passportsync.job.Launched;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** A server that is asked to end stops the runs that it works on at their next page; they can be continued. */
class ServedSyncsTest {

    @Test
    void a_server_that_ends_stops_its_runs_within_seconds(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("skyward"), "simulated-secret");
        try (SimulatedSkyward skyward =
                        SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(11, 200))));
                TestDatabase database = TestDatabase.fresh();
                House house = House.on(database, folder, Clock.systemUTC())) {
            house.apply(definition(skyward));
            skyward.faults("latency=300ms@users");
            try (Served served = Served.on(database, folder)) {
                BackgroundSyncs.Begun begun =
                        served.part(BackgroundSyncs.class).launch(LaunchParameters.of("lakeside"), House.OPERATOR);
                assertThat(begun).isEqualTo(new BackgroundSyncs.Begun.Running(1));
                ChildProcess.await("two pages of users", () -> pages(house) >= 2);
                long asked = System.nanoTime();

                served.close();

                assertThat(System.nanoTime() - asked).isLessThan(TimeUnit.SECONDS.toNanos(20));
            }
            Run stopped = house.runs().get(1);
            assertThat(stopped.state()).as(stopped.message()).isEqualTo(RunState.STOPPED);

            skyward.faults();
            Launched again = house.launch();

            assertThat(again).isInstanceOf(Launched.Ended.class);
            assertThat(((Launched.Ended) again).run().id()).isEqualTo(1);
            assertThat(house.runs().get(1).state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        }
    }

    @Test
    void a_serving_process_that_is_terminated_stops_its_runs_and_ends(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("skyward"), "simulated-secret");
        try (SimulatedSkyward skyward =
                        SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(11, 200))));
                TestDatabase database = TestDatabase.fresh();
                House house = House.on(database, folder, Clock.systemUTC())) {
            house.apply(definition(skyward));
            AccessHouse.on(database.client()).user("opal", "opal-opens-it", Role.OPERATOR, new Reach.Everywhere());
            skyward.faults("latency=300ms@users");
            try (SpawnedProgram serving = SpawnedProgram.start(folder, serve(database, folder))) {
                String console = serving.line("Console and API").replaceAll(".*: (http\\S+) .*", "$1");
                assertThat(launch(console)).isEqualTo(201);
                ChildProcess.await(
                        "two pages of users, or the end of the run",
                        () -> pages(house) >= 2 || house.runs().get(1).state() != RunState.RUNNING);

                serving.end();
            }
            Run stopped = house.runs().get(1);
            assertThat(stopped.state()).as(stopped.message()).isEqualTo(RunState.STOPPED);
            assertThat(house.sql()
                            .sql("select count(*) from batch_step_execution where start_time at time zone 'UTC'"
                                    + " between now() - interval '30 minutes' and now()")
                            .query(Long.class)
                            .single())
                    .as("its times are UTC, whatever zone its machine is in")
                    .isPositive();
            assertThat(house.sql()
                            .sql("select count(*) from lease where until > now()")
                            .query(Long.class)
                            .single())
                    .as("leases that are held")
                    .isZero();
        }
    }

    private static String serve(TestDatabase database, Path folder) {
        return "serve --server.port=0 --data-dir=. --passport.secrets-folder='" + folder + "'"
                + " --spring.datasource.url='" + database.url() + "' --spring.datasource.username=" + database.user()
                + " --spring.datasource.password=" + database.password();
    }

    private static int launch(String console) throws Exception {
        String login = Base64.getEncoder().encodeToString("opal:opal-opens-it".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(console + "/api/v1/connections/lakeside/runs"))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static String definition(SimulatedSkyward skyward) {
        return """
                version: 1
                district: { id: lakeside, name: Lakeside School District, timeZone: America/Chicago }
                connection: lakeside
                application: skyward-oneroster
                syncMode: IMPORT
                delivery:
                  serviceUrl: "%s"
                  clientId: %s
                  clientSecret: "${file:skyward}"
                  pageSize: 20
                  maxConcurrentRequests: 1
                advanced: { holdThreshold: none }
                terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
                schools: { autoMap: true }
                """.formatted(skyward.url(), skyward.clientId());
    }

    private static long pages(House house) {
        return house.sql()
                .sql("select count(*) from page_journal where slice = 'users'")
                .query(Long.class)
                .single();
    }
}
