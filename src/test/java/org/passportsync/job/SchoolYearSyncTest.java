package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.connection.Guards;
import org.passportsync.database.TestDatabase;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Connections;
import org.passportsync.run.Hold;
import org.passportsync.run.Holds;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.Pace;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** A whole school year of a simulated district, synced on chosen days under the default limits. */
class SchoolYearSyncTest {

    private static final int SECOND_SEMESTER_SHOWS = 107;
    private static final int LAST_OF_FIRST_SEMESTER = 120;
    private static final int LAST_SCHOOL_DAY = 270;
    private static final int ROLLOVER = 303;
    private static final int FIRST_SCHOOL_DAY = 345;
    private static final int LAST_YEAR_UNLISTED = 365;

    private final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(
            District.of(DistrictSettings.of(7, 300).with(DistrictSettings.Quirks.USUAL.at(Pace.CALM)))));
    private final TestDatabase database = TestDatabase.fresh();
    private House house;

    @BeforeEach
    void enter(@TempDir Path folder) {
        house = House.on(database, folder, this::noon);
        house.apply(Definitions.lakeside(skyward).text());
    }

    private Instant noon() {
        return skyward.district().today().atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    @AfterEach
    void leave() {
        house.close();
        database.close();
        skyward.close();
    }

    @Test
    void the_change_of_terms_holds_nothing_though_more_ends_than_the_limit_for_deletes() {
        sync(LAST_OF_FIRST_SEMESTER);
        int live = live(EntityType.ENROLLMENT);

        Run run = sync(LAST_OF_FIRST_SEMESTER + 1);

        assertCommitted(run);
        assertThat(changes(run, EntityType.ENROLLMENT, "DELETE", "DATE")).isGreaterThan(live / 10);
        assertThat(changes(run, EntityType.ENROLLMENT, "DELETE", "SOURCE")).isLessThan(live / 100);
    }

    @Test
    void a_term_that_is_over_and_filtered_out_still_says_that_the_school_year_has_begun(@TempDir Path folder) {
        try (LittleDistrict little = new LittleDistrict(folder)) {
            little.rows.put(Resource.ACADEMIC_SESSIONS, """
                    {"sourcedId":"year","status":"active","title":"Fall","type":"term","startDate":"2026-08-20",
                     "endDate":"2026-11-18","schoolYear":"2027"}""");
            little.rows.put(Resource.ACADEMIC_SESSIONS, """
                    {"sourcedId":"spring","status":"active","title":"Spring","type":"term","startDate":"2026-12-20",
                     "endDate":"2027-06-10","schoolYear":"2027"}""");
            little.rows.put(Resource.CLASSES, """
                    {"sourcedId":"art","status":"active","title":"Art","classType":"scheduled",
                     "school":{"sourcedId":"101"},"terms":[{"sourcedId":"spring"}]}""");
            little.user("coach", "principal", "101", null);
            little.rows.put(Resource.ENROLLMENTS, """
                    {"sourcedId":"e-coach","status":"active","role":"teacher","user":{"sourcedId":"coach"},
                     "class":{"sourcedId":"art"},"school":{"sourcedId":"101"}}""");
            little.apply(little.definition()
                    .advanced("staff: TEACHING_ONLY")
                    .section("filters: { calendar: [ { where: [ { attribute: endDate, condition: is future } ] } ] }"));
            little.committed("asOf=2026-09-14");
            little.committed("asOf=2026-11-17");
            assertThat(little.changes(little.committed("asOf=2026-11-19"))).contains("DELETE 2 year DATE");
            little.user("t-205", "teacher", "205", null, "Other");

            Run run = little.committed("asOf=2026-11-20");

            assertThat(little.changes(run)).containsExactly("UPDATE 6 t-205 SOURCE");
            assertThat(little.live(6)).contains("coach");
        }
    }

    @Test
    void the_second_semesters_enrollments_come_two_weeks_before_they_begin() {
        sync(SECOND_SEMESTER_SHOWS - 1);
        int live = live(EntityType.ENROLLMENT);

        Run run = sync(SECOND_SEMESTER_SHOWS);

        assertCommitted(run);
        assertThat(changes(run, EntityType.ENROLLMENT, "CREATE", "SOURCE")).isGreaterThan(live / 10);
        assertThat(changes(run, EntityType.ENROLLMENT, "DELETE", "SOURCE")).isLessThan(live / 100);
    }

    @Test
    void in_summer_all_enrollments_end_without_a_hold_and_teachers_stay_teachers() {
        sync(LAST_SCHOOL_DAY);
        int students = live(EntityType.STUDENT);
        int teachers = teachers();

        Run run = sync(LAST_SCHOOL_DAY + 1);

        assertCommitted(run);
        assertThat(live(EntityType.ENROLLMENT)).isZero();
        assertThat(live(EntityType.STUDENT)).isEqualTo(students);
        assertThat(teachers()).isEqualTo(teachers).isPositive();
        assertThat(schoolsOf("staff")).isPositive();
        assertThat(schoolsOf("student")).isPositive();
        assertCommitted(sync(LAST_SCHOOL_DAY + 20));
        assertThat(teachers()).isEqualTo(teachers);
    }

    @Test
    void enrollments_that_are_missing_on_a_school_day_are_still_held_as_an_empty_extract() {
        sync(LAST_SCHOOL_DAY - 1);
        skyward.faults("empty=enrollments");

        Run run = sync(LAST_SCHOOL_DAY);

        assertThat(run.state()).isEqualTo(RunState.PARKED);
        assertThat(holds(run)).anyMatch(hold -> hold.startsWith("EMPTY_EXTRACT ENROLLMENT"));
    }

    @Test
    void a_rollover_is_held_for_promotions_and_changes_of_school_and_for_nothing_else() {
        sync(ROLLOVER - 1);
        int seniors = skyward.district().count(org.passportsync.simulator.Resource.DEMOGRAPHICS);

        Run run = sync(ROLLOVER);

        assertThat(run.state()).isEqualTo(RunState.PARKED);
        assertThat(holds(run)).containsExactly("LIMIT STUDENT UPDATE", "LIMIT SCHOOL_ENROLLMENT DELETE");
        assertThat(changes(run, EntityType.STUDENT, "DELETE", "SOURCE")).isBetween(1, seniors / 10);
        assertThat(changes(run, EntityType.STUDENT, "CREATE", "SOURCE")).isPositive();
        assertThat(changes(run, EntityType.CLASS, "DELETE", "SOURCE")).isZero();
        assertThat(changes(run, EntityType.CALENDAR, "CREATE", "SOURCE")).isEqualTo(7);
    }

    @Test
    void last_years_classes_and_terms_are_held_when_they_stop_being_listed() {
        sync(LAST_YEAR_UNLISTED - 1);

        Run run = sync(LAST_YEAR_UNLISTED);

        assertThat(holds(run)).containsExactlyInAnyOrder("LIMIT CALENDAR DELETE", "LIMIT CLASS DELETE");
        assertThat(changes(run, EntityType.ENROLLMENT, "DELETE", "PARENT")).isZero();
    }

    @Test
    void an_expected_rollover_lets_last_year_go_but_shows_promotions_to_a_person() {
        expectRollover();
        sync(ROLLOVER - 1);

        Run promoted = sync(ROLLOVER);
        assertThat(holds(promoted)).containsExactly("LIMIT STUDENT UPDATE", "LIMIT SCHOOL_ENROLLMENT DELETE");
        assertCommitted(approved(promoted));

        Run unlisted = sync(LAST_YEAR_UNLISTED);
        assertCommitted(unlisted);
        assertThat(changes(unlisted, EntityType.CLASS, "DELETE", "SOURCE"))
                .isEqualTo(changes(promoted, EntityType.CLASS, "CREATE", "SOURCE"))
                .isPositive();
    }

    private void expectRollover() {
        Guards.Window summer = new Guards.Window(LocalDate.of(2027, 7, 1), LocalDate.of(2027, 9, 30));
        Connections.Guarded guarded = house.connections()
                .guard(
                        "lakeside",
                        guards -> guards.with(Guards.Kind.EXPECT_ROLLOVER, summer),
                        org.passportsync.access.Actor.here("steward"));
        assertThat(guarded).isInstanceOf(Connections.Guarded.Done.class);
    }

    @Test
    void after_each_sync_of_a_year_the_hub_is_as_a_first_sync_of_that_day_would_make_it(@TempDir Path elsewhere) {
        Map<Integer, List<String>> held = new LinkedHashMap<>();
        for (int day : new int[] {
            0,
            60,
            SECOND_SEMESTER_SHOWS,
            LAST_OF_FIRST_SEMESTER,
            LAST_OF_FIRST_SEMESTER + 1,
            160,
            LAST_SCHOOL_DAY,
            LAST_SCHOOL_DAY + 1,
            290,
            ROLLOVER,
            331,
            FIRST_SCHOOL_DAY,
            LAST_YEAR_UNLISTED,
            380
        }) {
            Run run = sync(day);
            if (run.state() == RunState.PARKED) {
                held.put(day, holds(run));
                run = approved(run);
            }
            assertCommitted(run);
            assertThat(RosterSyncTest.documents(database)).as("day " + day).isEqualTo(documentsOfAFirstSync(elsewhere));
        }
        assertThat(held.keySet()).containsExactly(ROLLOVER, LAST_YEAR_UNLISTED);
        assertThat(teachers()).isPositive();
    }

    private Run sync(int day) {
        skyward.day(day);
        return ended(house.launch("asOf=" + skyward.district().today()));
    }

    private Run approved(Run run) {
        return ended(house.syncs.approve(
                run.id(), String.valueOf(run.digest()), "the new school year", House.OPERATOR, RunWatcher.NONE));
    }

    private static Run ended(Launched launched) {
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        return ((Launched.Ended) launched).run();
    }

    private void assertCommitted(Run run) {
        assertThat(holds(run)).isEmpty();
        assertThat(run.state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        assertThat(run.message()).isNull();
    }

    /** The holds of a run that was not approved, each as its reason, entity and operation. */
    private List<String> holds(Run run) {
        return run.state() == RunState.PARKED
                ? new Holds(house.place.database())
                        .of(run.id()).stream().map(SchoolYearSyncTest::shown).toList()
                : List.of();
    }

    private static String shown(Hold hold) {
        return hold.reason() + " " + hold.entity() + (hold.operation() == null ? "" : " " + hold.operation());
    }

    private int changes(Run run, EntityType entity, String operation, String cause) {
        return house.sql()
                .sql("select count(*) from change where run_id = :run and entity = :entity"
                        + " and operation = :operation and cause = :cause")
                .param("run", run.id())
                .param("entity", entity.code())
                .param("operation", operation)
                .param("cause", cause)
                .query(Integer.class)
                .single();
    }

    private int live(EntityType entity) {
        return house.sql()
                .sql("select count(*) from passport_record where entity = :entity and deleted_at is null")
                .param("entity", entity.code())
                .query(Integer.class)
                .single();
    }

    private int teachers() {
        return house.sql()
                .sql("select count(*) from passport_record where entity = 6 and deleted_at is null"
                        + " and document ->> 'teaching' = 'true'")
                .query(Integer.class)
                .single();
    }

    private int schoolsOf(String person) {
        return house.sql()
                .sql("select count(*) from passport_record where entity = 7 and deleted_at is null"
                        + " and jsonb_exists(document, :person)")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    private Map<String, String> documentsOfAFirstSync(Path folder) {
        try (TestDatabase other = TestDatabase.fresh();
                House another = House.on(other, folder, this::noon)) {
            another.apply(Definitions.lakeside(skyward).text());
            assertThat(ended(another.launch("asOf=" + skyward.district().today()))
                            .message())
                    .isNull();
            return new TreeMap<>(RosterSyncTest.documents(other));
        }
    }
}
