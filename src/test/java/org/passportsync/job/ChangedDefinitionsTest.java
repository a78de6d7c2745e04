package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** However a definition came to be what it is, the hub and its issues are those of a first sync by it. */
class ChangedDefinitionsTest {

    private static final long SEED = 20_260_915;
    private static final int CHANGES = 4;

    private static final List<String> ATTRIBUTES = List.of(
            "",
            "attributes: { student: [ { from: email, to: username, transform: [upper] }, { from: [], to: phone } ] }\n",
            """
            attributes:
              student: [ { from: [givenName, familyName], to: x_name, transform: [ { concat: " " } ] }, { from: sex, to: x_sex } ]
              staff: [ { from: identifier, to: x_badge, transform: [split(1)] } ]
              class: [ { from: title, to: title, transform: [lower] } ]
              enrollment: [ { from: [], to: role, transform: [default(student)] } ]
            """);

    private static final List<String> REQUIREMENTS = List.of("", """
            requirements:
              student: [ { attribute: sex, missing: DEFAULT, value: unknown }, { attribute: middleName, missing: FLAG } ]
              course: [ { attribute: subjectCodes, missing: FLAG } ]
              class: [ { attribute: title, check: { maxLength: 12 }, otherwise: FLAG } ]
            """, """
            requirements:
              student: [ { attribute: studentNumber, check: { pattern: ".*[0-4]" }, otherwise: FLAG } ]
              contact: [ { attribute: phone, missing: FLAG }, { attribute: email, check: email, otherwise: FLAG } ]
              enrollment: [ { attribute: primary, missing: FLAG } ]
            """);

    private static final List<String> FILTERS = List.of("", """
            filters:
              student: [ { where: [ { attribute: familyName, condition: contains text, value: e } ] } ]
              class: [ { where: [ { attribute: title, condition: does not contain text, value: b } ] } ]
            """, """
            filters:
              contact: [ { where: [ { attribute: givenName, condition: contains text, value: a } ] } ]
              student: [ { where: [ { attribute: birthDate, condition: is past } ] } ]
              enrollment: [ { where: [ { attribute: endDate, condition: is empty } ] }, { where: [ { attribute: endDate, condition: is future } ] } ]
            """);

    private final Random random = new Random(SEED);
    private final District district = District.of(DistrictSettings.of(3, 100));
    private final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district));
    private final TestDatabase database = TestDatabase.fresh();
    private House house;

    @BeforeEach
    void enter(@TempDir Path folder) {
        house = House.on(database, folder);
    }

    @AfterEach
    void leave() {
        house.close();
        database.close();
        skyward.close();
    }

    @Test
    void a_changed_definition_leaves_what_a_first_sync_by_it_brings(@TempDir Path folder) {
        for (int change = 0; change < CHANGES; change++) {
            String definition = aDefinition();
            sync(house, definition);

            try (TestDatabase other = TestDatabase.fresh();
                    House fresh = House.on(other, folder.resolve(String.valueOf(change)))) {
                sync(fresh, definition);
                assertThat(RosterSyncTest.documents(database))
                        .as("seed %s, change %s, %s", SEED, change, definition)
                        .isEqualTo(RosterSyncTest.documents(other));
                assertThat(issues(house)).as("seed %s, change %s", SEED, change).isEqualTo(issues(fresh));
            }
        }
    }

    @Test
    void an_unchanged_sync_under_rules_writes_nothing_even_when_forced() {
        String definition = definition(ATTRIBUTES.get(2) + REQUIREMENTS.get(2) + FILTERS.get(1));
        sync(house, definition);
        List<String> before = written();

        sync(house, definition);
        assertThat(written()).isEqualTo(before);

        List<String> open = issues(house);
        ended(house.launch("asOf=" + district.today(), "force=true"));
        assertThat(issues(house)).isEqualTo(open).isNotEmpty();
    }

    @Test
    void custom_attributes_are_shown_in_the_read_views() {
        sync(house, definition(ATTRIBUTES.get(2)));

        assertThat(house.sql()
                        .sql("select custom ->> 'x_name' = given_name || ' ' || family_name from hub.student")
                        .query(Boolean.class)
                        .list())
                .isNotEmpty()
                .containsOnly(true);
        assertThat(house.sql()
                        .sql(
                                "select distinct jsonb_typeof(custom -> 'x_badge') from hub.staff where jsonb_exists(custom, 'x_badge')")
                        .query((row, _) -> String.valueOf(row.getString(1)))
                        .list())
                .containsExactly("array");
    }

    @Test
    void a_live_record_that_is_held_back_is_marked_stale_until_it_is_good_again() {
        sync(house, definition(""));
        String held =
                definition("requirements: { course: [ { attribute: title, check: { maxLength: 1 }, otherwise: SKIP } ],"
                        + " student: [ { attribute: familyName, check: { maxLength: 1 }, otherwise: SKIP } ] }\n");

        sync(house, held);

        assertThat(stale(3)).isPositive().isEqualTo(live(3));
        assertThat(stale(5)).isPositive().isEqualTo(live(5));

        sync(house, definition(""));
        assertThat(stale(3) + stale(5)).isZero();
    }

    private int stale(int entity) {
        return count(
                "select count(*) from source_record where live and stale_since is not null and entity = " + entity);
    }

    private int live(int entity) {
        return count("select count(*) from passport_record where deleted_at is null and entity = " + entity);
    }

    private int count(String sql) {
        return house.sql().sql(sql).query(Integer.class).single();
    }

    private String aDefinition() {
        return definition(one(ATTRIBUTES) + one(REQUIREMENTS) + one(FILTERS));
    }

    private String one(List<String> sections) {
        return sections.get(random.nextInt(sections.size()));
    }

    private String definition(String sections) {
        return Definitions.lakeside(skyward)
                        .with("pageSize", "50")
                        .advanced("holdThreshold: none")
                        .text()
                + sections;
    }

    private void sync(House house, String definition) {
        house.apply(definition);
        ended(house.launch("asOf=" + district.today()));
    }

    private static void ended(Launched launched) {
        assertThat(launched)
                .isInstanceOfSatisfying(
                        Launched.Ended.class,
                        ended -> assertThat(ended.run().state())
                                .as("%s", ended.run().message())
                                .isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES));
    }

    private static List<String> issues(House house) {
        return house.sql()
                .sql("""
                        select entity || ' ' || sis_id || ' ' || kind || ' ' || stage || ' ' || rule || ' ' || message
                               || ' ' || slice || coalesce(part, '')
                        from issue where closed_run is null order by 1
                        """)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    /** Any write of a row of the hub, the baseline or the issues changes it. */
    private List<String> written() {
        List<String> written = new ArrayList<>();
        for (String table : List.of("passport_record", "source_record", "source_part", "issue", "baseline")) {
            written.add(house.sql()
                    .sql("select '" + table + " ' || count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) from "
                            + table)
                    .query(String.class)
                    .single());
        }
        return written;
    }
}
