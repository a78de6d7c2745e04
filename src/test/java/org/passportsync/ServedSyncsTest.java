package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
