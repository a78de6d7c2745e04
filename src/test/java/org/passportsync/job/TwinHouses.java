package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** Two hubs of one simulated district that sync the same days: one meets its faults, the other one never does. */
final class TwinHouses implements AutoCloseable {

    final SimulatedSkyward skyward =
            SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(7, 100))));
    final TestDatabase database = TestDatabase.fresh();
    final TestDatabase otherDatabase = TestDatabase.fresh();
    final House faulty;
    final House undisturbed;

    /** Opens both with one definition and syncs the first day. */
    TwinHouses(Path folder, Function<SimulatedSkyward, Definitions> defined) {
        faulty = House.on(database, folder);
        undisturbed = House.on(otherDatabase, folder);
        for (House house : List.of(faulty, undisturbed)) {
            house.apply(defined.apply(skyward).text());
            committed(house);
        }
    }

    void nextDay() {
        skyward.day(skyward.district().day() + 1);
    }

    Run launch(House house, String... parameters) {
        List<String> all = new ArrayList<>(List.of(parameters));
        all.add("asOf=" + skyward.district().today());
        return Lakeside.ended(house.launch(all.toArray(String[]::new)));
    }

    Run committed(House house, String... parameters) {
        Run run = launch(house, parameters);
        assertThat(run.message()).isNull();
        assertThat(run.state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        return run;
    }

    @Override
    public void close() {
        faulty.close();
        undisturbed.close();
        database.close();
        otherDatabase.close();
        skyward.close();
    }
}
