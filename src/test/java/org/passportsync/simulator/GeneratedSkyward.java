package org.passportsync.simulator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A simulated Skyward of a generated district, asked for SMS 2.0 and OneRoster over HTTP; what the tests of that share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GeneratedSkyward {

    static final District DISTRICT = District.of(DistrictSettings.of(7, 3000)).onDay(3);

    final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(DISTRICT));
    final TestClient client = new TestClient(skyward);
    final NativeClient sms = new NativeClient(skyward);

    @BeforeAll
    void enter() throws Exception {
        sms.withToken();
        client.withToken();
    }

    @BeforeEach
    void asItIs() {
        skyward.show(DISTRICT);
        skyward.faults();
        skyward.grant(AccessRecord.of(skyward.clientId(), skyward.clientSecret()));
    }

    @AfterAll
    void close() {
        skyward.close();
    }
}
