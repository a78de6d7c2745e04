package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** What belongs to lost schools only is frozen, however it comes to be missing; also where a run reads little. */
class LostSchoolsTest extends LostSchool {

    @Test
    void a_run_that_reads_enrollments_only_finds_that_their_school_is_gone_from_the_list() {
        lakeside.skyward.faults("missing-school=roosevelt");

        nothingLeaves(lakeside.sync("entities=class,enrollment"));
        nothingLeaves(lakeside.sync("entities=enrollment"));
    }

    @Test
    void a_school_is_lost_also_where_the_schools_were_not_proven_complete() {
        lakeside.district.aSchool("small").students(57, 58, "small");
        lakeside.committed();
        lakeside.skyward.faults("missing-school=small", "wrong-totals=5000@orgs#3:99");

        Run run = lakeside.sync();

        assertThat(lakeside.reasons(run)).contains("INCOMPLETE_EXTRACT school");
        nothingLeaves(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"School roosevelt", "Renamed"})
    void a_school_that_is_read_later_than_it_was_missing_in_the_list_is_not_lost(String name) {
        lakeside.district.without(Resource.ORGS, "roosevelt");
        RunWatcher back = new At("intake", () -> lakeside.district.put(Resource.ORGS, """
                {"sourcedId":"roosevelt","status":"active","name":"%s","type":"school"}""".formatted(name)));

        Run run = Lakeside.ended(lakeside.house.launch(back, "new=true"));

        assertThat(run.state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        assertThat(lakeside.changes(run)).isEmpty();
        assertThat(lakeside.sql()
                        .sql("select listed from run_school where run_id = :run and source_id = 'roosevelt'")
                        .param("run", run.id())
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void a_school_whose_row_was_met_later_is_not_lost_though_it_could_not_be_taken() {
        lakeside.district.without(Resource.ORGS, "roosevelt");
        RunWatcher back = new At(
                "intake",
                () -> lakeside.district.put(
                        Resource.ORGS,
                        "{\"sourcedId\":\"roosevelt\",\"status\":\"active\",\"name\":{\"wrong\":true}}"));

        Run run = Lakeside.ended(lakeside.house.launch(back, "new=true"));

        assertThat(lakeside.reasons(run)).isEmpty();
        assertThat(lakeside.changes(run)).isEmpty();
    }

    @Test
    void a_school_that_a_filter_left_out_is_not_lost() {
        lakeside.apply(
                definition -> definition.section(
                        "filters: { school: [ { where: [ { attribute: name, condition: contains text, value: School } ] } ] }"));
        lakeside.district.put(Resource.ORGS, """
                {"sourcedId":"office","status":"active","name":"Storage","type":"school"}""");
        lakeside.committed();
        lakeside.district.without(Resource.ORGS, "office");

        assertThat(lakeside.changes(lakeside.committed())).isEmpty();
    }

    @Test
    void with_bulk_mode_off_absence_means_nothing() {
        lakeside.skyward.faults("missing-school=roosevelt");

        assertThat(lakeside.changes(lakeside.committed("bulk=false"))).isEmpty();
    }

    @Test
    void a_school_whose_students_are_listed_without_any_is_lost_and_they_stay() {
        IntStream.rangeClosed(51, 56).forEach(this::atNoSchool);

        nothingLeaves(lakeside.sync());
        nothingLeaves(lakeside.sync());

        lakeside.district.students(51, 56, "roosevelt");
        assertThat(lakeside.changes(lakeside.committed())).isEmpty();
    }

    @Test
    void students_without_a_school_leave_while_theirs_is_there() {
        atNoSchool(2);
        atNoSchool(53);

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run))
                .contains("DELETE student s-002 SCHOOL_MAPPING", "DELETE student s-053 SCHOOL_MAPPING");
    }

    @Test
    void a_school_whose_students_are_held_back_is_not_lost() {
        IntStream.rangeClosed(51, 56)
                .forEach(number -> lakeside.district.aStudentNamed("", "s-%03d".formatted(number), "roosevelt"));
        lakeside.district.without(Resource.USERS, "s-050");

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).contains("DELETE student s-050 SOURCE");
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(55);
    }

    @Test
    void a_school_is_emptied_that_had_as_many_people_as_the_floor_and_none_that_had_fewer() {
        lakeside.district
                .aSchool("five")
                .aSchool("four")
                .students(61, 65, "five")
                .students(71, 74, "four")
                .put(Resource.USERS, """
                        {"sourcedId":"s-075","status":"active","enabledUser":"true","givenName":"Given","familyName":"Student",
                         "roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"four"},"endDate":"2026-01-31"}]}""");
        lakeside.committed();
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-074").doesNotContain("s-075");
        IntStream.rangeClosed(61, 75)
                .forEach(number -> lakeside.district.without(Resource.USERS, "s-%03d".formatted(number)));

        Run run = lakeside.sync();

        assertThat(lakeside.holds(run)).singleElement().asString().startsWith("school five is lost");
        assertThat(lakeside.changes(run))
                .hasSize(4 + 4)
                .contains("DELETE student s-071 SOURCE")
                .noneMatch(change -> change.contains("s-06"));
    }

    @Test
    void how_many_make_a_school_that_can_be_emptied_is_the_floor_that_the_definition_says() {
        lakeside.apply(definition -> definition.advanced("holdThreshold: { floor: 2 }"));
        lakeside.district.aSchool("two").aSchool("one").students(61, 62, "two").students(71, 71, "one");
        lakeside.committed();
        lakeside.district.without(Resource.USERS, "s-061", "s-062", "s-071");

        Run run = lakeside.sync();

        assertThat(lakeside.holds(run)).singleElement().asString().startsWith("school two is lost");
        assertThat(lakeside.changes(run))
                .containsExactly("DELETE student s-071 SOURCE", "DELETE schoolEnrollment s-071|student|one SOURCE");
    }

    @Test
    void an_enrollment_that_names_no_school_is_at_that_of_its_class() {
        for (int number = 52; number <= 53; number++) {
            lakeside.district.put(Resource.ENROLLMENTS, """
                    {"sourcedId":"e-%1$d","status":"active","role":"student","user":{"sourcedId":"s-0%1$d"},
                     "class":{"sourcedId":"r-math"}}""".formatted(number));
        }
        lakeside.committed();
        assertThat(lakeside.live(EntityType.ENROLLMENT)).contains("e-52", "e-53");
        lakeside.skyward.faults("missing-school=roosevelt");
        lakeside.district.without(Resource.ENROLLMENTS, "e-53");

        nothingLeaves(lakeside.sync());
    }
}
