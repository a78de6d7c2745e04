package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** A whole school year of a simulated district, synced on chosen days under the default limits. */
class SchoolYearSyncTest extends SyncedYear {

    private static final int SECOND_SEMESTER_SHOWS = 107;
    private static final int LAST_OF_FIRST_SEMESTER = 120;
    private static final int LAST_SCHOOL_DAY = 270;
    private static final int FIRST_SCHOOL_DAY = 345;

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
            assertThat(Lakeside.ended(
                                    another.launch("asOf=" + skyward.district().today()))
                            .message())
                    .isNull();
            return new TreeMap<>(RosterSyncTest.documents(other));
        }
    }
}
