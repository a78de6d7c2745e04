package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/**
 * One district read through OneRoster and through SMS 2.0's own API: the same records with the same content, but for what
 * the table in {@code docs/both-ways.md} lists; and whatever stands there does differ.
 */
class BothWaysTest {

    private static final Pattern LISTED = Pattern.compile("(?m)^\\| (\\w+) \\| `([\\w.]+)` \\|");
    private static final Set<String> MET = new TreeSet<>();

    private static TestDatabase database;
    private static House house;
    private static SimulatedSkyward skyward;

    @BeforeAll
    static void enter(@TempDir Path folder) {
        database = TestDatabase.fresh();
        house = House.on(database, folder);
        skyward = SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(7, 250))));
        apply("oneroster", Definitions.lakeside(skyward));
        apply("native", Definitions.natively(skyward).with("pageSize", "100"));
    }

    @AfterAll
    static void leave() throws IOException {
        skyward.close();
        house.close();
        database.close();
        assertThat(listed())
                .as("what docs/both-ways.md lists and no day has shown")
                .isSubsetOf(MET);
    }

    /** The first day, an ordinary one, the second semester's first, and a year later. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 121, 365})
    void both_ways_lead_to_the_same_hub_but_for_the_listed_differences(int day) throws IOException {
        skyward.day(day);

        sync("oneroster");
        sync("native");

        TreeMap<String, Map<String, String>> byOneRoster =
                new TreeMap<>(HubContent.of(house.sql(), "oneroster").inNativeIds());
        TreeMap<String, Map<String, String>> byNative =
                new TreeMap<>(HubContent.of(house.sql(), "native").records());
        assertThat(byNative.keySet()).isEqualTo(without(byOneRoster.keySet(), "school/" + HubContent.DISTRICT_OFFICE));
        assertThat(byNative).hasSizeGreaterThan(3_000);
        Set<String> different = differences(byOneRoster, byNative);
        assertThat(different).as("differences on day " + day).isSubsetOf(listed());
        MET.addAll(different);
    }

    private static Set<String> without(Set<String> keys, String one) {
        Set<String> others = new TreeSet<>(keys);
        assertThat(others.remove(one)).as(one).isTrue();
        return others;
    }

    /** The attributes, as {@code student.phone}, in which any record differs. */
    private static Set<String> differences(
            Map<String, Map<String, String>> byOneRoster, Map<String, Map<String, String>> byNative) {
        Set<String> different = new TreeSet<>();
        byNative.forEach((key, values) -> {
            Map<String, String> other = byOneRoster.getOrDefault(key, Map.of());
            Set<String> attributes = new TreeSet<>(values.keySet());
            attributes.addAll(other.keySet());
            attributes.stream()
                    .filter(one -> !values.getOrDefault(one, "").equals(other.getOrDefault(one, "")))
                    .forEach(one -> different.add(key.substring(0, key.indexOf('/')) + "."
                            + one.replaceFirst("^relationships\\[[^]]*]", "relationships")));
        });
        return different;
    }

    private static Set<String> listed() throws IOException {
        Set<String> listed = new TreeSet<>();
        Matcher rows = LISTED.matcher(Files.readString(Path.of("docs/both-ways.md")));
        while (rows.find()) {
            listed.add(rows.group(1) + "." + rows.group(2));
        }
        return listed;
    }

    private static void apply(String name, Definitions definition) {
        house.apply(definition
                .with("connection", name)
                .with("district", "{ id: " + name + ", name: Lakeside, timeZone: America/Chicago }")
                .advanced("emergencyContacts: true")
                .advanced("holdThreshold: none")
                .text());
    }

    private static void sync(String connection) {
        Run run = Lakeside.ended(house.launch(
                "connection=" + connection, "asOf=" + skyward.district().today(), "new=true"));
        assertThat(run.state()).as(connection + ": " + run.message()).isEqualTo(RunState.COMMITTED);
    }
}
