package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.run.Run;
import org.passportsync.simulator.Resource;

/** What was read, kept and told of adds up, and is told once. */
class ReadCountsTest extends CountedRuns {

    @Test
    void enrollments_outside_their_dates_are_ended_and_all_that_are_kept_are_in_the_hub(@TempDir Path folder) {
        try (LittleDistrict district = new LittleDistrict(folder)) {
            artInSpring(district);
            district.apply(district.definition());

            assertThat(enrollments(district, district.committed())).isEqualTo("34 read: 32 kept = 32 + 0 + 0, 2 ended");
            assertThat(enrollments(district, district.committed())).isEqualTo("34 read: 32 kept = 0 + 0 + 32, 2 ended");
            district.enrollment(LittleDistrict.id("101", 3), "student", "101", "2026-09-01");
            assertThat(enrollments(district, district.committed())).isEqualTo("34 read: 31 kept = 0 + 0 + 31, 3 ended");
            assertThat(enrollments(district, district.committed("asOf=2027-01-04")))
                    .isEqualTo("34 read: 33 kept = 2 + 0 + 31, 1 ended");
            springBegins(district, "2027-02-10");
            assertThat(enrollments(district, district.committed("asOf=2027-01-05")))
                    .isEqualTo("34 read: 31 kept = 0 + 0 + 31, 3 ended");
        }
    }

    @Test
    void they_are_as_many_where_others_wrote_to_the_baseline_while_the_sync_was_under_way(@TempDir Path folder) {
        try (LittleDistrict district = new LittleDistrict(folder)) {
            artInSpring(district);
            district.apply(district.definition());
            district.house.sql().sql("""
                    create function meanwhile() returns trigger language plpgsql as $$
                    begin
                        insert into remembered_moved (connection_id) select id from connection;
                        return null;
                    end $$""").update();
            district.house.sql().sql("""
                    create trigger meanwhile before insert on run_count for each statement execute function meanwhile()""").update();
            district.committed();

            assertThat(enrollments(district, district.committed())).isEqualTo("34 read: 32 kept = 0 + 0 + 32, 2 ended");
            district.enrollment(LittleDistrict.id("101", 3), "student", "101", "2026-09-01");
            assertThat(enrollments(district, district.committed())).isEqualTo("34 read: 31 kept = 0 + 0 + 31, 3 ended");
        }
    }

    /** Two students have Art, which is taught in spring only, so that today is outside their dates. */
    private static void artInSpring(LittleDistrict district) {
        springBegins(district, "2027-01-10");
        district.rows.put(Resource.CLASSES, """
                {"sourcedId":"art","status":"active","title":"Art","classType":"scheduled",
                 "course":{"sourcedId":"math-101"},"school":{"sourcedId":"101"},"terms":[{"sourcedId":"spring"}]}""");
        for (int number = 1; number <= 2; number++) {
            district.rows.put(Resource.ENROLLMENTS, """
                    {"sourcedId":"art-%s","status":"active","role":"student","user":{"sourcedId":"%s"},
                     "class":{"sourcedId":"art"},"school":{"sourcedId":"101"}}""".formatted(number, LittleDistrict.id("101", number)));
        }
    }

    private static void springBegins(LittleDistrict district, String day) {
        district.rows.put(Resource.ACADEMIC_SESSIONS, """
                {"sourcedId":"spring","status":"active","title":"Spring","type":"semester","startDate":"%s",
                 "endDate":"2027-06-30","schoolYear":"2027","parent":{"sourcedId":"year"}}""".formatted(day));
    }

    @Test
    void a_reference_that_is_flagged_because_nothing_is_there_is_one_issue(@TempDir Path folder) {
        try (LittleDistrict district = new LittleDistrict(folder)) {
            district.rows.put(Resource.CLASSES, """
                    {"sourcedId":"math-101-1","status":"active","title":"Math 1","classType":"scheduled",
                     "course":{"sourcedId":"chess"},"school":{"sourcedId":"101"},"terms":[{"sourcedId":"year"}]}""");
            district.apply(district.definition()
                    .section("requirements: { class: [ { attribute: course, check: reference, otherwise: FLAG } ] }"));
            district.committed();

            for (String force : List.of("force=false", "force=true")) {
                district.committed(force);
                assertThat(district.house
                                .sql()
                                .sql("select sis_id || ': ' || message as told from issue where closed_run is null")
                                .query((row, _) -> row.getString("told"))
                                .list())
                        .containsExactly("math-101-1: course chess is neither in this upload nor live, so the reference"
                                + " is left out");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',it is left out",
        "'class: [ { attribute: course, check: reference, otherwise: SKIP } ],',the record is not taken"
    })
    void a_reference_to_what_is_held_back_is_not_called_one_to_what_is_not_in_the_upload(
            String check, String outcome, @TempDir Path folder) {
        try (LittleDistrict district = new LittleDistrict(folder)) {
            district.rows.put(Resource.COURSES, """
                    {"sourcedId":"chess","status":"active","title":"Chess","org":{"sourcedId":"101"}}""");
            district.rows.put(Resource.CLASSES, """
                    {"sourcedId":"math-101-1","status":"active","title":"Math 1","classType":"scheduled",
                     "course":{"sourcedId":"chess"},"school":{"sourcedId":"101"},"terms":[{"sourcedId":"year"}]}""");
            district.apply(district.definition()
                    .section("requirements: { " + check + " course: [ { attribute: courseCode, missing: SKIP } ] }"));
            district.committed();

            assertThat(district.house
                            .sql()
                            .sql("select message from issue where sis_id = 'math-101-1'")
                            .query(String.class)
                            .list())
                    .containsExactly("course chess is held back and not live, so " + outcome);
        }
    }

    @Test
    void who_is_in_a_class_that_was_held_back_from_the_start_is_judged_alike_in_every_run(@TempDir Path folder) {
        try (LittleDistrict district = new LittleDistrict(folder)) {
            district.rows.put(Resource.ACADEMIC_SESSIONS, """
                    {"sourcedId":"spring","status":"active","title":"Spring","type":"semester","startDate":"2027-01-10",
                     "endDate":"2027-06-30","schoolYear":"2027","parent":{"sourcedId":"year"}}""");
            for (String term : List.of("spring", "year")) {
                district.rows.put(Resource.CLASSES, """
                        {"sourcedId":"art-%s","status":"active","title":"A title that is too long","classType":"scheduled",
                         "course":{"sourcedId":"math-101"},"school":{"sourcedId":"101"},"terms":[{"sourcedId":"%1$s"}]}""".formatted(term));
                district.rows.put(Resource.ENROLLMENTS, """
                        {"sourcedId":"in-%s","status":"active","role":"student","user":{"sourcedId":"s-101-01"},
                         "class":{"sourcedId":"art-%1$s"},"school":{"sourcedId":"101"}}""".formatted(term));
            }
            district.apply(
                    district.definition()
                            .section(
                                    "requirements: { class: [ { attribute: title, check: { maxLength: 9 }, otherwise: SKIP } ] }"));

            for (String force : List.of("force=false", "force=true", "force=true")) {
                district.committed(force);
                assertThat(district.house
                                .sql()
                                .sql("select sis_id from issue where closed_run is null and rule = 'PARENT_SKIPPED'")
                                .query((row, _) -> row.getString("sis_id"))
                                .list())
                        .containsExactly("in-year");
            }
            assertThat(district.house
                            .sql()
                            .sql("select sis_id || ' ' || last_cause as told from source_record"
                                    + " where entity = 8 and sis_id like 'in-%' order by 1")
                            .query((row, _) -> row.getString("told"))
                            .list())
                    .containsExactly("in-spring DATE", "in-year PARENT");
        }
    }

    @Test
    void what_was_read_is_the_sum_also_where_who_was_held_back_is_not_read_any_more(@TempDir Path folder) {
        try (LittleDistrict district = new LittleDistrict(folder)) {
            for (String bad : List.of("bad-1", "bad-2")) {
                district.rows.put(Resource.USERS, """
                        {"sourcedId":"%s","status":"active","enabledUser":"true","givenName":"Test","familyName":"Person",
                         "email":"none","roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"101"}}]}""".formatted(bad));
            }
            district.apply(district.definition()
                    .with("bulkUpload", "false")
                    .section("requirements: { student: [ { attribute: email, check: email, otherwise: SKIP } ] }"));
            assertThat(students(district, district.committed())).isEqualTo("32 = 32, 2 held back");
            district.leave("101", 1, 19);
            district.leave("205", 1, 10);
            assertThat(students(district, district.committed())).isEqualTo("3 = 3, 2 held back");
            district.rows.remove(Resource.USERS, "bad-1");
            district.rows.remove(Resource.USERS, "bad-2");

            assertThat(students(district, district.committed())).startsWith("1 = 1, ");
        }
    }

    @Test
    void who_has_no_family_name_in_the_demographics_that_bring_it_is_held_back(@TempDir Path folder) {
        try (LittleDistrict district = new LittleDistrict(folder)) {
            district.rows.put(Resource.DEMOGRAPHICS, """
                    {"sourcedId":"s-101-01","status":"active","metadata":{"surname":"Person"}}""");
            district.apply(district.definition()
                    .section("attributes: { student: [ { from: demographics.metadata.surname, to: familyName } ] }"));

            assertThat(students(district, district.committed())).isEqualTo("30 = 30, 29 held back");
        }
    }

    private static String enrollments(LittleDistrict district, Run run) {
        return district.house
                .sql()
                .sql(
                        "select read || ' read: ' || kept || ' kept = ' || creates || ' + ' || updates || ' + ' || unchanged"
                                + " || ', ' || ended || ' ended' as told from run_count"
                                + " where run_id = :run and entity = 8 and school = ''")
                .param("run", run.id())
                .query((row, _) -> row.getString("told"))
                .single();
    }
}
