package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.run.HoldCause;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Run;
import org.passportsync.simulator.Resource;

/** Which ends count toward the limits: those that passed by themselves do not, those that were moved or that rules bring do. */
class HeldByDatesTest extends HeldDistrict {

    private static final String OVER = """
            {"roleType":"primary","role":"student","org":{"sourcedId":"101","type":"org"},"endDate":"2026-09-01"}""";

    private static final String DATED = """
            {"roleType":"primary","role":"student","org":{"sourcedId":"101","type":"org"},"beginDate":"2026-08-20",
             "endDate":"2027-06-10"}""";

    private static final String AT_205 = """
            {"roleType":"secondary","role":"student","org":{"sourcedId":"205","type":"org"}}""";

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
    void an_end_of_a_role_that_the_sis_changed_counts_though_it_has_passed() {
        roles(1, DATED + "," + AT_205);
        begin(district.definition());
        roles(1, DATED.replace("2027-06-10", "2026-10-01") + "," + AT_205);

        Run changed = district.committed("asOf=2026-10-02");

        assertThat(district.changes(changed)).contains("DELETE 7 s-101-01|student|101 SOURCE");
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
    void an_enrollment_without_dates_of_its_own_lasts_from_the_first_to_the_last_of_the_terms_of_its_class() {
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

        assertThat(district.changes(district.committed("asOf=2027-06-20"))).isEmpty();
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
