package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Connections.State;
import org.passportsync.run.Run;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** A connection in all of its states; what the tests of these share. */
abstract class LivingConnection {

    final SmallDistrict district = new SmallDistrict();
    final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district.rows()));
    final TestDatabase database = TestDatabase.fresh();
    Instant now = Instant.parse("2026-09-15T07:30:00Z");
    Path folder;
    House house;

    @BeforeEach
    void enter(@TempDir Path secrets) {
        folder = secrets;
        house = House.on(database, secrets, () -> now);
        district.school("101", "Lincoln Elementary", "4800001").people("101", 1, 3);
    }

    @AfterEach
    void leave() {
        house.close();
        database.close();
        skyward.close();
    }

    String definition() {
        return Definitions.lakeside(skyward).text();
    }

    State state() {
        return house.connections.find("lakeside").orElseThrow().state();
    }

    String refusal(String... parameters) {
        Launched launched = house.launch(parameters);
        assertThat(launched).isInstanceOf(Launched.Refused.class);
        return ((Launched.Refused) launched).reason();
    }

    Run launched(String... parameters) {
        Launched launched = house.launch(parameters);
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        return ((Launched.Ended) launched).run();
    }
}
