package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldCause;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Run;
import org.passportsync.run.RunReports;
import org.passportsync.simulator.Resource;

/** What holds whole runs, what does not, and how a hold is explained. */
class HeldRunsTest {

    private static final String OVER = """
            {"roleType":"primary","role":"student","org":{"sourcedId":"101","type":"org"},"endDate":"2026-09-01"}""";
    private static final String DATED = """
            {"roleType":"primary","role":"student","org":{"sourcedId":"101","type":"org"},"beginDate":"2026-08-20",
             "endDate":"2027-06-10"}""";
    private static final String AT_205 = """
            {"roleType":"secondary","role":"student","org":{"sourcedId":"205","type":"org"}}""";

    private Instant now = Instant.parse("2027-07-01T12:00:00Z");
    private LittleDistrict district;

    @BeforeEach
    void enter(@TempDir Path folder) {
        district = new LittleDistrict(folder, () -> now);
    }

    @AfterEach
    void leave() {
        district.close();
    }

    private void begin(Definitions definition) {
        district.apply(definition);
        district.committed();
    }

    @Test
    void a_removed_mapping_is_told_as_the_cause_of_every_limit_that_it_trips() {
        begin(district.definition());
        district.apply(excluding205());

        Run run = district.parked();

        assertThat(hold(run, EntityType.STUDENT).message())
                .isEqualTo("10 of 30 live student records would be deleted (33.3 %); the limit is 10 %: "
                        + "10 because the mapping of school 205 was removed");
        assertThat(hold(run, EntityType.STUDENT).causes())
                .containsExactly(new HoldCause(Cause.SCHOOL_MAPPING, null, null, List.of("205"), 10));
        assertThat(hold(run, EntityType.ENROLLMENT).causes())
                .containsExactly(
                        new HoldCause(Cause.PARENT, EntityType.CLASS, Cause.SCHOOL_MAPPING, List.of("205"), 11));
        assertThat(hold(run, EntityType.CONTACT).causes())
                .containsExactly(
                        new HoldCause(Cause.PARENT, EntityType.STUDENT, Cause.SCHOOL_MAPPING, List.of("205"), 10));
    }

    @Test
    void a_move_to_an_unmapped_school_is_not_told_as_a_removed_mapping() {
        begin(excluding205());
        IntStream.rangeClosed(1, 6).forEach(one -> district.move("101", one, "205"));

        Run run = district.parked();

        assertThat(hold(run, EntityType.STUDENT).message()).endsWith("6 because they are at no mapped school any more");
    }

    @Test
    void who_is_gone_from_the_sis_is_told_apart_from_who_went_along() {
        begin(district.definition());
        IntStream.rangeClosed(1, 6).forEach(one -> district.rows.remove(Resource.USERS, LittleDistrict.id("101", one)));

        Run run = district.parked();

        assertThat(hold(run, EntityType.STUDENT).causes())
                .containsExactly(new HoldCause(Cause.SOURCE, null, null, List.of(), 6));
        assertThat(hold(run, EntityType.ENROLLMENT).causes())
                .containsExactly(new HoldCause(Cause.PARENT, EntityType.STUDENT, Cause.SOURCE, List.of(), 6));
    }

    @Test
    void the_digest_of_a_hold_is_the_same_when_it_is_worked_out_again() {
        begin(district.definition());
        district.leave("101", 1, 6);
        Run first = district.parked();

        Run second = district.parked("new=true");

        assertThat(second.digest()).isEqualTo(first.digest()).isNotNull();
    }

    @Test
    void dates_that_have_passed_do_not_count_and_a_changed_date_does() {
        begin(district.definition());
        twelveEnd("2026-10-01");
        district.committed();

        Run over = district.committed("asOf=2026-10-02");
        assertThat(district.changes(over))
                .filteredOn(change -> change.startsWith("DELETE 8") && change.endsWith("DATE"))
                .hasSize(12);

        IntStream.rangeClosed(13, 18)
                .forEach(one -> district.enrollment(LittleDistrict.id("101", one), "student", "101", "2026-10-01"));
        Run changed = district.parked("asOf=2026-10-02");
        assertThat(hold(changed, EntityType.ENROLLMENT).count()).isEqualTo(6);
    }

    @Test
    void a_wrong_day_before_everything_began_deletes_nothing_unseen() {
        IntStream.rangeClosed(1, 20).forEach(one -> roles(one, DATED));
        begin(district.definition());

        Run back = district.parked("asOf=2026-01-28");

        assertThat(hold(back, EntityType.STUDENT).count()).isEqualTo(20);
        assertThat(hold(back, EntityType.ENROLLMENT).message()).startsWith("none of the 32 live enrollment records");
        assertThat(district.changes(back))
                .contains("DELETE 5 s-101-01 SOURCE", "DELETE 8 e-s-205-01 SOURCE")
                .noneMatch(one -> one.endsWith("DATE"));
    }

    @Test
    void a_day_that_is_still_to_come_ends_nothing_unseen_and_does_once_it_has_come() {
        IntStream.rangeClosed(1, 20).forEach(one -> roles(one, DATED));
        begin(district.definition());
        now = Instant.parse("2026-11-28T12:00:00Z");

        Run ahead = district.parked("asOf=2036-11-28");

        assertThat(district.reasons(ahead)).containsExactly(HoldReason.EMPTY_EXTRACT, HoldReason.LIMIT);
        assertThat(hold(ahead, EntityType.STUDENT).causes())
                .containsExactly(new HoldCause(Cause.DATE, null, null, List.of(), 20));

        now = Instant.parse("2036-11-28T12:00:00Z");
        Run come = district.committed("asOf=2036-11-28", "new=true");
        assertThat(district.changes(come)).contains("DELETE 5 s-101-01 DATE");
    }

    @Test
    void what_a_shorter_lead_leaves_out_counts() {
        district.apply(district.definition().advanced("enrollments: { startLead: 30d }"));
        district.committed("asOf=2026-08-10");
        district.apply(district.definition().advanced("enrollments: { startLead: 3d }"));

        Run run = district.parked("asOf=2026-08-10");

        assertThat(hold(run, EntityType.ENROLLMENT).causes())
                .containsExactly(new HoldCause(Cause.FILTER, null, null, List.of(), 32));
    }

    @Test
    void what_has_ended_counts_when_ended_ones_are_no_longer_included() {
        twelveEnd("2026-09-10");
        district.rows.put(Resource.ENROLLMENTS, """
                {"sourcedId":"e-later","status":"active","role":"student","user":{"sourcedId":"s-101-01"},
                 "class":{"sourcedId":"math-101-1"},"school":{"sourcedId":"101"},"beginDate":"2027-01-11"}
                """);
        begin(district.definition().advanced("enrollments: { includeEnded: true }"));
        assertThat(district.live(8)).contains("e-s-101-01").doesNotContain("e-later");
        district.apply(district.definition());

        Run run = district.parked();

        assertThat(hold(run, EntityType.ENROLLMENT).causes())
                .containsExactly(new HoldCause(Cause.FILTER, null, null, List.of(), 12));
    }

    @Test
    void what_a_new_filter_on_today_leaves_out_counts() {
        twelveEnd(LittleDistrict.TODAY);
        begin(district.definition());
        district.apply(district.definition().section("""
                filters:
                  enrollment: [ { where: [ { attribute: endDate, condition: is future } ] } ]
                """));

        Run run = district.parked();

        assertThat(hold(run, EntityType.ENROLLMENT).causes())
                .containsExactly(new HoldCause(Cause.FILTER, null, null, List.of(), 12));
    }

    @Test
    void what_changed_rules_leave_out_is_left_by_a_run_that_does_not_read_it_and_counts_in_the_next_full_one() {
        twelveEnd("2026-09-10");
        begin(district.definition().advanced("enrollments: { endLag: 30d }"));
        district.apply(district.definition());

        Run limited = district.committed("entities=course");
        assertThat(district.changes(limited)).isEmpty();
        assertThat(district.changes(district.committed("entities=course", "new=true")))
                .isEmpty();

        Run run = district.parked("new=true");
        assertThat(hold(run, EntityType.ENROLLMENT).causes())
                .containsExactly(new HoldCause(Cause.FILTER, null, null, List.of(), 12));
    }

    @Test
    void what_is_not_read_goes_with_others_and_by_its_dates_under_the_rules_that_settled_it() {
        twelveEnd("2026-09-10");
        begin(district.definition().advanced("enrollments: { endLag: 30d }"));
        district.apply(district.definition());
        district.leave("205", 1, 1);

        assertThat(district.changes(district.committed("entities=student")))
                .containsExactly(
                        "DELETE 5 s-205-01 SOURCE",
                        "DELETE 7 s-205-01|student|205 PARENT",
                        "DELETE 8 e-s-205-01 PARENT",
                        "DELETE 9 g-s-205-01 PARENT");

        assertThat(district.changes(district.committed("entities=course", "asOf=2026-10-11")))
                .hasSize(12)
                .contains("DELETE 8 e-s-101-01 DATE")
                .allMatch(change -> change.startsWith("DELETE 8 ") && change.endsWith(" DATE"));
    }

    @Test
    void staff_who_are_no_longer_wanted_stay_until_a_run_reads_staff() {
        district.user("aide", "aide", "101", null);
        begin(district.definition());
        district.apply(district.definition().advanced("staff: TEACHING_ONLY"));

        assertThat(district.changes(district.committed("entities=course"))).isEmpty();
        assertThat(district.changes(district.committed("entities=student"))).isEmpty();

        assertThat(district.changes(district.committed("entities=staff")))
                .containsExactly("DELETE 6 aide STAFF_CHOICE", "DELETE 7 aide|staff|101 PARENT");
    }

    @Test
    void a_limited_run_is_refused_where_nobody_knows_by_which_rules_the_others_were_settled() {
        begin(district.definition());
        district.house
                .sql()
                .sql("update baseline set settled_by = gen_random_uuid()")
                .update();

        assertThat(district.launch("entities=course")).asString().contains("launch the sync once without entities");
        district.committed();
        district.committed("entities=course");
    }

    @Test
    void a_changed_mapping_is_told_as_such_also_after_a_night_without_its_resource() {
        IntStream.rangeClosed(1, 20).forEach(one -> female(LittleDistrict.id("101", one)));
        IntStream.rangeClosed(1, 10).forEach(one -> female(LittleDistrict.id("205", one)));
        begin(district.definition());
        district.apply(district.definition().section("attributes: { student: [ { from: sex, to: x_gender } ] }"));
        district.skyward.faults("forbidden=demographics");
        assertThat(district.changes(district.committed("new=true"))).isEmpty();
        district.skyward.faults();

        Run run = district.parked("new=true");

        assertThat(hold(run, EntityType.STUDENT).causes())
                .containsExactly(new HoldCause(Cause.MAPPING, null, null, List.of(), 30));
    }

    private void female(String student) {
        district.rows.put(Resource.DEMOGRAPHICS, """
                {"sourcedId":"%s","status":"active","birthDate":"2010-01-01","sex":"female"}
                """.formatted(student));
    }

    private void twelveEnd(String day) {
        IntStream.rangeClosed(1, 12)
                .forEach(one -> district.enrollment(LittleDistrict.id("101", one), "student", "101", day));
    }

    @Test
    void enrollments_that_come_with_a_class_of_last_year_leave_by_the_upload_and_not_by_their_dates() {
        district.rows.put(Resource.ACADEMIC_SESSIONS, """
                {"sourcedId":"last","status":"active","title":"2025-26","type":"schoolYear","startDate":"2025-08-01",
                 "endDate":"2026-06-30","schoolYear":"2026"}
                """).put(Resource.CLASSES, """
                {"sourcedId":"old-101","status":"active","title":"Math then","classType":"scheduled",
                 "course":{"sourcedId":"math-101"},"school":{"sourcedId":"101"},"terms":[{"sourcedId":"last"}]}
                """);
        IntStream.rangeClosed(1, 6).forEach(one -> undated(LittleDistrict.id("101", one), "math-101-1"));
        begin(district.definition());
        IntStream.rangeClosed(1, 6).forEach(one -> undated(LittleDistrict.id("101", one), "old-101"));

        Run run = district.parked();

        assertThat(hold(run, EntityType.ENROLLMENT).count()).isEqualTo(6);
        assertThat(district.changes(run)).contains("DELETE 8 e-s-101-01 SOURCE").noneMatch(one -> one.endsWith("DATE"));
    }

    @Test
    void enrollments_without_dates_of_their_own_leave_by_their_dates_when_those_of_their_class_have_passed() {
        IntStream.rangeClosed(1, 6).forEach(one -> undated(LittleDistrict.id("101", one), "math-101-1"));
        begin(district.definition());

        Run over = district.committed("asOf=2027-07-01");

        assertThat(district.changes(over)).contains("DELETE 8 e-s-101-01 DATE");
    }

    @Test
    void an_enrollment_without_dates_of_its_own_has_begun_with_the_first_of_the_terms_of_its_class() {
        district.rows.put(Resource.ACADEMIC_SESSIONS, """
                {"sourcedId":"spring","status":"active","title":"Spring","type":"semester","startDate":"2027-01-10",
                 "endDate":"2027-06-10","schoolYear":"2027"}
                """).put(Resource.CLASSES, """
                {"sourcedId":"art","status":"active","title":"Art","classType":"scheduled","school":{"sourcedId":"101"},
                 "terms":[{"sourcedId":"year"},{"sourcedId":"spring"}]}
                """);
        undated(LittleDistrict.id("101", 1), "art");
        begin(district.definition());

        assertThat(district.live(8)).contains("e-s-101-01");
    }

    @Test
    void who_begins_to_work_at_a_school_comes_when_that_is_due_though_nothing_of_them_has_changed() {
        district.rows.put(Resource.USERS, """
                {"sourcedId":"t-new","status":"active","enabledUser":"true","givenName":"Test","familyName":"Person","roles":
                 [{"roleType":"primary","role":"teacher","org":{"sourcedId":"101","type":"org"},"beginDate":"2026-10-01"}]}
                """);
        begin(district.definition());
        assertThat(district.live(6)).doesNotContain("t-new");

        Run due = district.committed("asOf=2026-09-20");

        assertThat(district.changes(due)).containsExactly("CREATE 6 t-new SOURCE", "CREATE 7 t-new|staff|101 SOURCE");
    }

    @Test
    void students_whose_role_goes_leave_by_the_upload_though_another_role_of_theirs_is_over() {
        IntStream.rangeClosed(1, 6).forEach(one -> roles(one, OVER + "," + AT_205));
        begin(district.definition());
        assertThat(district.live(7)).contains("s-101-01|student|205").doesNotContain("s-101-01|student|101");
        IntStream.rangeClosed(1, 6).forEach(one -> roles(one, OVER));

        Run run = district.parked();

        assertThat(hold(run, EntityType.STUDENT).count()).isEqualTo(6);
        assertThat(district.changes(run)).contains("DELETE 5 s-101-01 SOURCE");
    }

    @Test
    void an_emptied_entity_is_held_whatever_the_threshold_and_every_summary_says_that_the_guard_is_off() {
        begin(district.definition().advanced("holdThreshold: none"));
        district.rows.clear(Resource.ENROLLMENTS);

        Run run = district.parked();

        assertThat(district.reasons(run)).containsExactly(HoldReason.EMPTY_EXTRACT);
        assertThat(hold(run, EntityType.ENROLLMENT).message())
                .startsWith("none of the 32 live enrollment records would be left")
                .endsWith("32 because they are gone, inactive or over in the SIS");
        assertThat(new RunReports(district.house.place.database(), district.house.connections)
                        .of(run)
                        .remarks())
                .contains("the hold threshold is switched off (holdThreshold: none)");
    }

    @Test
    void a_newly_mapped_school_is_left_out_of_the_limits_of_creates() {
        begin(excluding205().advanced("holdThreshold: { default: { creates: { percent: 5 } } }"));
        district.apply(district.definition().advanced("holdThreshold: { default: { creates: { percent: 5 } } }"));

        district.committed();
        assertThat(district.live(5)).hasSize(30);

        IntStream.rangeClosed(30, 36).forEach(one -> district.student("205", one));
        Run run = district.parked();
        assertThat(hold(run, EntityType.STUDENT).count()).isEqualTo(7);
        assertThat(hold(run, EntityType.STUDENT).of()).isEqualTo(30);
    }

    @Test
    void with_zero_percent_any_change_holds() {
        begin(district.definition().advanced("holdThreshold: { student: { deletes: { percent: 0 } } }"));
        district.leave("101", 1, 1);

        assertThat(hold(district.parked(), EntityType.STUDENT).count()).isEqualTo(1);
    }

    @Test
    void a_single_school_has_its_own_limit() {
        begin(
                district.definition()
                        .advanced(
                                "holdThreshold: { default: { deletes: { percent: 100 } }, perSchool: { deletes: { percent: 50 } } }"));
        district.leave("205", 1, 6);

        Run run = district.parked();

        assertThat(hold(run, EntityType.STUDENT).school()).isEqualTo("205");
        assertThat(hold(run, EntityType.STUDENT).of()).isEqualTo(10);
    }

    private Definitions excluding205() {
        return district.definition().with("autoMap", "true\n  exclude: [\"205\"]");
    }

    private Hold hold(Run run, EntityType entity) {
        return district.holds(run).stream()
                .filter(hold -> hold.entity() == entity)
                .findFirst()
                .orElseThrow(() -> new AssertionError(district.holds(run)));
    }

    private void roles(int student, String roles) {
        district.rows.put(Resource.USERS, """
                {"sourcedId":"%s","status":"active","enabledUser":"true","givenName":"Test","familyName":"Person",
                 "roles":[%s]}
                """.formatted(LittleDistrict.id("101", student), roles));
    }

    private void undated(String user, String inClass) {
        district.rows.put(Resource.ENROLLMENTS, """
                {"sourcedId":"e-%s","status":"active","role":"student","user":{"sourcedId":"%1$s"},
                 "class":{"sourcedId":"%s"},"school":{"sourcedId":"101"}}
                """.formatted(user, inClass));
    }
}
