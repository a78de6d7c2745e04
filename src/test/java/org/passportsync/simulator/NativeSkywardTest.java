package org.passportsync.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SMS 2.0 of a generated district over HTTP, beside the OneRoster that its rows are written from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NativeSkywardTest {

    private final SimulatedSkyward skyward =
            SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(7, 300))));
    private final NativeClient client = new NativeClient(skyward);

    @BeforeAll
    void enter() throws Exception {
        client.withToken();
    }

    @AfterAll
    void close() {
        skyward.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENROLLMENTS")
    void both_ways_of_paging_bring_the_same_rows(NativeResource resource) throws Exception {
        assertThat(client.byCursor(resource.path(), 50))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .isEqualTo(client.byOffset(resource.path(), 70));
    }
}
