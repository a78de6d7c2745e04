package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Run;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/**
 * Rule 5: the change set of a school day, worked out by hashes, against an oracle that knows none: everything that was in
 * the hub before, compared in full with everything that a first sync of the day into an empty hub brings.
 */
class ChangeSetOracleTest {

    @ParameterizedTest
    @CsvSource({"3, 1, ORDINARY", "5, 2, ORDINARY", "8, 1, BAD"})
    void the_change_set_is_the_difference_of_the_hubs(long seed, int day, String kind, @TempDir Path folder) {
        try (SimulatedSkyward skyward =
                        SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(seed, 120))));
                TestDatabase database = TestDatabase.fresh();
                House house = House.on(database, folder)) {
            house.apply(definition(skyward));
            Lakeside.ended(house.launch("asOf=" + skyward.district().today()));
            Map<String, String> before = RosterSyncTest.documents(database);
            skyward.day(day);
            if (kind.equals("BAD")) {
                skyward.showBadDay();
            }

            Run run = Lakeside.ended(house.launch("asOf=" + skyward.district().today(), "preview=true"));

            Map<String, String> difference = difference(before, ofAFirstSync(skyward, folder));
            assertThat(difference).isNotEmpty();
            assertThat(changes(house, run)).isEqualTo(difference);
        }
    }

    /** By record: the document that it gets, or that it goes. */
    private static Map<String, String> difference(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        Map<String, String> difference = new TreeMap<>();
        for (String record : all) {
            String was = before.get(record);
            String is = after.get(record);
            if (!Objects.equals(was, is)) {
                difference.put(record, is == null ? "DELETE" : (was == null ? "CREATE " : "UPDATE ") + is);
            }
        }
        return difference;
    }

    private static Map<String, String> changes(House house, Run run) {
        Map<String, String> changes = new TreeMap<>();
        house.sql()
                .sql(
                        "select entity || '/' || passport_id as record, operation, after::text from change where run_id = :run")
                .param("run", run.id())
                .query((row, _) -> changes.put(
                        row.getString("record"),
                        row.getString("operation")
                                + (row.getString("after") == null ? "" : " " + row.getString("after"))))
                .list();
        return changes;
    }

    private static Map<String, String> ofAFirstSync(SimulatedSkyward skyward, Path folder) {
        try (TestDatabase empty = TestDatabase.fresh();
                House house = House.on(empty, folder)) {
            house.apply(definition(skyward));
            Lakeside.ended(house.launch("asOf=" + skyward.district().today()));
            return RosterSyncTest.documents(empty);
        }
    }

    private static String definition(SimulatedSkyward skyward) {
        return Definitions.lakeside(skyward).with("pageSize", "150").text();
    }
}
