package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.Request;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** kill -9 at every step boundary and in the middle of intake: the same command again ends as if nothing had happened. */
class KilledRunTest {

    private static SimulatedSkyward skyward;
    private static Map<String, String> undisturbed;

    @BeforeAll
    static void sync_undisturbed(@TempDir Path folder) {
        skyward = SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(11, 150))));
        try (TestDatabase database = TestDatabase.fresh();
                House house = House.on(database, folder)) {
            house.apply(definition());
            house.launch("asOf=" + skyward.district().today());
            undisturbed = RosterSyncTest.documents(database);
        }
    }

    @AfterAll
    static void close() {
        skyward.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "step:open", "step:schools", "page:users:1", "page:enrollments:3", "step:prove", "step:assemble",
                "step:link", "step:settle", "step:compare", "step:gate", "step:commit", "step:close"
            })
    void a_killed_run_goes_on_and_ends_as_if_undisturbed(String point, @TempDir Path folder) throws Exception {
        try (TestDatabase database = TestDatabase.fresh();
                House house = House.on(database, folder)) {
            house.apply(definition());
            String asOf = "asOf=" + skyward.district().today();
            KilledSync.killedAt(point, database, folder, asOf);
            Set<String> journaled = journaled(house, 1);
            long before = skyward.requests().size();

            Launched again = house.launch(asOf);

            assertThat(again).isInstanceOf(Launched.Ended.class);
            assertThat(((Launched.Ended) again).run().state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
            assertThat(RosterSyncTest.documents(database)).isEqualTo(undisturbed);
            if (!point.equals("step:close")) {
                assertThat(((Launched.Ended) again).run().id()).isEqualTo(1);
                assertThat(fetched(skyward, before)).noneMatch(journaled::contains);
            }
        }
    }

    private static String definition() {
        return Definitions.lakeside(skyward).with("pageSize", "100").text();
    }

    /** Each page in the journal, as resource and offset. */
    static Set<String> journaled(House house, long run) {
        return Set.copyOf(house.sql()
                .sql("select slice || ' ' || page_offset from page_journal where run_id = :run")
                .param("run", run)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list());
    }

    /** Each page that was asked for since, as resource and offset. */
    static List<String> fetched(SimulatedSkyward skyward, long after) {
        return skyward.requestsAfter(after).stream()
                .filter(request -> request.query().contains("offset="))
                .map(KilledRunTest::place)
                .collect(Collectors.toList());
    }

    private static String place(Request request) {
        String resource = request.path().replaceAll(".*/", "");
        return resource + " " + request.query().replaceAll(".*offset=(\\d+).*", "$1");
    }
}
