package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** A Skyward that is gone: the run ends, says why, and goes on when it is back. */
class UnreachableTest {

    @Test
    @Timeout(120)
    void a_sync_whose_server_is_gone_fails_once_and_goes_on_when_it_is_back(@TempDir Path folder) {
        SimulatorSettings settings = SimulatorSettings.of(District.of(DistrictSettings.of(3, 100)));
        SimulatedSkyward skyward = SimulatedSkyward.start(settings);
        int port = skyward.port();
        try (TestDatabase database = TestDatabase.fresh();
                House house = House.on(database, folder)) {
            house.apply(Definitions.lakeside(skyward).text());
            String asOf = "asOf=" + skyward.district().today();
            skyward.close();

            Run failed = ((Launched.Ended) house.launch(asOf)).run();

            assertThat(failed.state()).isEqualTo(RunState.FAILED);
            assertThat(failed.message()).contains("127.0.0.1:" + port).contains("refused");
            try (SimulatedSkyward _ = SimulatedSkyward.start(settings.withPort(port))) {
                Run again = ((Launched.Ended) house.launch(asOf)).run();
                assertThat(again.id()).isEqualTo(failed.id());
                assertThat(again.state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
            }
        }
    }
}
