package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passportsync.connection.Launch;
import org.passportsync.connection.LaunchReader;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/**
 * Whatever happened on the way - rows that moved, days that went by, settings that changed -, a sync leaves the hub as a first
 * sync of the same upload into an empty hub would, and so does the next.
 */
class SettledDistrictsTest {

    private static final int SYNCS = 3;

    private static TestDatabase database;
    private static House house;

    @BeforeAll
    static void enter(@TempDir Path folder) {
        database = TestDatabase.fresh();
        house = House.on(database, folder);
    }

    @AfterAll
    static void leave() {
        house.close();
        database.close();
    }

    static IntStream seeds() {
        return IntStream.range(Integer.getInteger("seed", 0), Integer.getInteger("seeds", 8));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_sync_leaves_the_hub_as_a_first_sync_would(int seed) {
        settles(seed, "lake", Definitions::lakeside);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void so_does_one_by_cursor_whose_deletes_are_confirmed(int seed) {
        settles(seed, "pond", Definitions::natively);
    }

    private static void settles(int seed, String water, Function<SimulatedSkyward, Definitions> definition) {
        Random random = new Random(seed);
        MovingDistrict district = new MovingDistrict(random);
        try (SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district.rows))) {
            MovingDistrict.Settings settings = district.settings();
            for (int sync = 0; sync < SYNCS; sync++) {
                sync(water + seed, definition.apply(skyward), settings, district);
                district.move();
                settings = random.nextInt(3) == 0 ? district.settings() : settings;
            }
            sync(water + seed, definition.apply(skyward), settings, district);
            sync("fresh-" + water + seed, definition.apply(skyward), settings, district);
            List<String> expected = hub("fresh-" + water + seed);
            List<String> standing = hub(water + seed);
            assertThat(without(standing, expected))
                    .as("in the hub, as of %s under %s", district.today(), settings)
                    .isEmpty();
            assertThat(without(expected, standing))
                    .as("not in the hub, as of %s under %s", district.today(), settings)
                    .isEmpty();
            district.stir();
            sync(water + seed, definition.apply(skyward), settings, district);
            assertThat(hub(water + seed))
                    .as("after another sync, as of %s under %s", district.today(), settings)
                    .containsExactlyInAnyOrderElementsOf(standing);
        }
    }

    private static void sync(
            String name, Definitions given, MovingDistrict.Settings settings, MovingDistrict district) {
        Definitions definition = given;
        for (String line : settings.advanced()) {
            definition = definition.advanced(line);
        }
        String text = definition
                        .with("autoMap", "true\n  exclude: " + settings.excluded())
                        .with("connection", name)
                        .with("district", "{ id: " + name + ", name: Lakeside, timeZone: America/Chicago }")
                        .text()
                + settings.sections();
        Connections.Applied applied =
                house.connections.apply(List.of(new Connections.File(name + ".yaml", text)), "steward");
        if (applied instanceof Connections.Applied.Refused(List<String> problems)) {
            throw new AssertionError(problems);
        }
        List<String> asked = List.of("connection=" + name, "asOf=" + district.today(), "new=true");
        Run run = ((Launched.Ended)
                        switch (LaunchReader.read(asked)) {
                            case Launch.Asked(var parameters) ->
                                house.syncs.launch(parameters, House.OPERATOR, RunWatcher.NONE);
                            case Launch.Refused refused -> throw new AssertionError(refused.problems());
                        })
                .run();
        if (run.state() == RunState.PARKED) {
            Launched approved =
                    house.syncs.approve(run.id(), String.valueOf(run.digest()), null, House.OPERATOR, RunWatcher.NONE);
            run = ((Launched.Ended) approved).run();
        }
        assertThat(run.state()).as(run.message()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
    }

    private static List<String> without(List<String> some, List<String> others) {
        return some.stream().filter(one -> !others.contains(one)).toList();
    }

    private static List<String> issues(String connection) {
        return house.sql()
                .sql("""
                        select concat_ws(' ', i.entity, i.sis_id, i.kind, i.stage, i.rule, i.message) as issue
                        from issue i join connection c on c.id = i.connection_id
                        where c.name = :connection and i.closed_run is null order by 1
                        """)
                .param("connection", connection)
                .query((row, _) -> row.getString("issue"))
                .list();
    }

    /**
     * All live records and open issues, with SIS IDs in the place of passport ids; without what is kept from earlier on
     * purpose: attributes of schools are taken once, and a primary school that is not stated stays.
     */
    private static List<String> hub(String connection) {
        Map<String, String> ids = new TreeMap<>();
        Map<String, String> records = new TreeMap<>();
        house.sql()
                .sql("""
                        select id::text, entity || '/' || sis_id as key, (document - array['primarySchool', 'district'])::text as document
                        from passport_record where district_id = :district and deleted_at is null
                        """)
                .param("district", connection)
                .query((row, _) -> {
                    ids.put(row.getString("id"), row.getString("key"));
                    return records.put(row.getString("key"), row.getString("document"));
                })
                .list();
        java.util.regex.Pattern id = java.util.regex.Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        List<String> lines = new java.util.ArrayList<>(issues(connection));
        records.forEach((key, document) -> lines.add(key + " "
                + sorted(id.matcher(document).replaceAll(found -> ids.getOrDefault(found.group(), "nobody")))));
        return lines;
    }

    /** The document with what stands in arrays sorted: passport ids sort differently in each connection. */
    private static String sorted(String document) {
        return java.util.regex.Pattern.compile("\\[[^\\[\\]]*\\]")
                .matcher(document)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(IntStream.of(1)
                        .mapToObj(_ -> found.group().substring(1, found.group().length() - 1))
                        .flatMap(list -> java.util.Arrays.stream(list.split("(?<=[}\"]), ")))
                        .sorted()
                        .toList()
                        .toString()));
    }
}
