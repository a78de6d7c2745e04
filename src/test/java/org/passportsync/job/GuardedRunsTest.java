package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.connection.Guards;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;
import org.passportsync.run.RunReports;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** The guards of a district while a school year rolls over, through whole runs. */
class GuardedRunsTest {

    private static final String DURING = LittleDistrict.TODAY;
    private static final String AFTER = "2026-09-15";

    private LittleDistrict district;

    @BeforeEach
    void enter(@TempDir Path folder) {
        district = new LittleDistrict(folder);
        district.apply(district.definition());
        district.committed("asOf=2026-09-13");
    }

    @AfterEach
    void leave() {
        district.close();
    }

    @Test
    void while_import_is_suspended_a_launch_is_skipped_written_down_and_reads_nothing() {
        guard(Guards.Kind.SUSPEND, DURING, DURING);
        int asked = district.skyward.requests().size();

        Run skipped = district.run();

        assertThat(skipped.state()).isEqualTo(RunState.SKIPPED_SUSPENDED);
        assertThat(skipped.message()).contains("suspended from 2026-09-14 to 2026-09-14", "suspend=none");
        assertThat(skipped.finishedAt()).isNotNull();
        assertThat(district.skyward.requests()).hasSize(asked);
        district.committed("asOf=" + AFTER);
    }

    @Test
    void suspend_wins_over_an_expected_rollover() {
        guard(Guards.Kind.EXPECT_ROLLOVER, DURING, DURING);
        guard(Guards.Kind.SUSPEND, DURING, DURING);

        assertThat(district.run().state()).isEqualTo(RunState.SKIPPED_SUSPENDED);
    }

    @Test
    void disabled_deletes_are_shown_not_applied_not_counted_and_proposed_by_the_first_run_after() {
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);
        district.leave("101", 1, 6);
        district.student("101", 50);

        Run during = district.committed();

        assertThat(district.changes(during))
                .contains("CREATE 5 s-101-50 SOURCE", "DELETE 5 s-101-01 SOURCE withheld")
                .filteredOn(change -> change.startsWith("DELETE"))
                .hasSize(6 * 4)
                .allMatch(change -> change.endsWith("withheld"));
        assertThat(district.live(5)).contains("s-101-01", "s-101-50").hasSize(31);
        assertThat(district.live(8)).contains("e-s-101-01");
        RunReport report = report(during);
        assertThat(report.remarks()).anyMatch(remark -> remark.startsWith("deletion is disabled from 2026-09-14"));
        assertThat(report.totals())
                .filteredOn(row -> row.withheld() > 0)
                .extracting(row -> row.entity().key(), RunReport.Row::withheld, RunReport.Row::deletes)
                .contains(org.assertj.core.groups.Tuple.tuple("student", 6L, 0L));

        Run again = district.committed("new=true");
        assertThat(district.changes(again)).hasSize(24).allMatch(change -> change.endsWith("withheld"));

        Run after = district.parked("asOf=" + AFTER);
        assertThat(district.reasons(after)).containsExactly(HoldReason.LIMIT);
        assertThat(district.changes(after))
                .filteredOn(change -> change.startsWith("DELETE 5"))
                .hasSize(6)
                .noneMatch(change -> change.endsWith("withheld"));
        assertThat(((Launched.Ended) district.approve(after)).run().state()).isEqualTo(RunState.COMMITTED);
        assertThat(district.live(5)).doesNotContain("s-101-01").hasSize(25);
    }

    @Test
    void whoever_is_there_under_a_new_sis_id_that_is_not_live_yet_stays_under_the_old_one() {
        numbered("s-101-01", "1", "2026-08-20");
        numbered("s-101-02", "2", "2026-08-20");
        district.apply(
                district.definition().advanced("compareByUniqueness: true").section("""
                uniqueness:
                  student: [ { attributes: [studentNumber] } ]
                """));
        district.committed("asOf=2026-09-13", "new=true");
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);
        district.rows.remove(Resource.USERS, "s-101-01");
        district.rows.remove(Resource.USERS, "s-101-02");
        numbered("n-1", "1", "2027-08-20");
        numbered("n-2", "2", "2026-08-20");

        Run during = district.run();

        assertThat(during.state()).as(during.message()).isEqualTo(RunState.COMMITTED);
        assertThat(district.changes(during))
                .contains("DELETE 5 s-101-01 SOURCE withheld", "UPDATE 5 n-2 REKEY")
                .noneMatch(change -> change.startsWith("DELETE") && !change.endsWith("withheld"));
        assertThat(district.live(5)).contains("s-101-01", "n-2").doesNotContain("s-101-02", "n-1");
        assertThat(district.changes(district.committed("new=true")))
                .as("the next run")
                .contains("DELETE 5 s-101-01 SOURCE withheld")
                .allMatch(change -> change.endsWith("withheld"));
    }

    @Test
    void a_withheld_record_that_comes_back_has_never_left_and_new_rows_of_it_come_in() {
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);
        district.rows.remove(Resource.USERS, "s-101-01");
        district.rows.put(Resource.ENROLLMENTS, """
                {"sourcedId":"e-new","status":"active","role":"student","user":{"sourcedId":"s-101-01"},
                 "class":{"sourcedId":"math-101-1"},"school":{"sourcedId":"101"},
                 "beginDate":"2026-08-20","endDate":"2027-06-30"}
                """);
        Run during = district.committed();
        assertThat(district.changes(during)).contains("DELETE 5 s-101-01 SOURCE withheld", "CREATE 8 e-new SOURCE");

        district.student("101", 1);
        Run after = district.committed("asOf=" + AFTER);

        assertThat(district.changes(after)).isEmpty();
        assertThat(district.live(8)).contains("e-new", "e-s-101-01");
    }

    @Test
    void records_whose_dates_are_over_stay_too_and_leave_uncounted_after_the_window() {
        IntStream.rangeClosed(1, 12)
                .forEach(one -> district.enrollment(LittleDistrict.id("101", one), "student", "101", "2026-09-13"));
        district.committed("asOf=2026-09-13");
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);

        assertThat(district.changes(district.committed()))
                .hasSize(12)
                .allMatch(change -> change.endsWith("DATE withheld"));
        assertThat(district.live(8)).hasSize(32);

        district.committed("asOf=" + AFTER);
        assertThat(district.live(8)).hasSize(20);
    }

    @Test
    void an_entity_that_would_be_emptied_is_not_held_while_nothing_is_deleted() {
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);
        district.rows.clear(Resource.ENROLLMENTS);

        district.committed();

        assertThat(district.live(8)).hasSize(32);
        assertThat(district.reasons(district.parked("asOf=" + AFTER))).contains(HoldReason.EMPTY_EXTRACT);
    }

    @Test
    void the_digest_covers_what_is_withheld() {
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);
        district.leave("101", 1, 1);
        Run one = district.parked("preview=true");
        district.leave("101", 2, 2);
        Run two = district.parked("preview=true", "new=true");

        assertThat(two.digest()).isNotEqualTo(one.digest());
        assertThat(district.parked("preview=true", "new=true").digest()).isEqualTo(two.digest());
    }

    @Test
    void what_is_withheld_is_found_again_when_the_change_set_is_worked_out_anew_under_the_lock() {
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);
        district.leave("101", 1, 6);
        district.user("s-101-07", "student", "101", "g-s-101-07", "Renamed");
        RunWatcher meddler = new Meddler(district);

        Launched launched = district.house.launch(meddler, "asOf=" + DURING);

        Run run = ((Launched.Ended) launched).run();
        assertThat(run.state()).as(run.message()).isEqualTo(RunState.COMMITTED);
        assertThat(district.changes(run))
                .contains("UPDATE 5 s-101-07 SOURCE")
                .filteredOn(change -> change.endsWith("withheld"))
                .hasSize(24);
        assertThat(district.live(5)).hasSize(30);
        assertThat(district.reasons(district.parked("asOf=" + AFTER))).containsExactly(HoldReason.LIMIT);
    }

    /** Changes a record of the hub just before the commit, as another connection might. */
    private record Meddler(LittleDistrict district) implements RunWatcher {

        @Override
        public void started(long runId) {}

        @Override
        public void page(String slice, int page, long rows, OptionalLong total) {}

        @Override
        public void waiting(String resource, String reason, Duration pause) {}

        @Override
        public void remark(String text) {}

        @Override
        public void step(String name) {
            if (name.equals("commit")) {
                district.house
                        .sql()
                        .sql("update passport_record set version = version + 1 where sis_id = 's-101-07'")
                        .update();
            }
        }
    }

    @Test
    void an_expected_rollover_lets_a_school_year_be_replaced_and_lapses_by_itself() {
        guard(Guards.Kind.EXPECT_ROLLOVER, DURING, DURING);
        district.rows.clear(Resource.ENROLLMENTS).clear(Resource.CLASSES).clear(Resource.ACADEMIC_SESSIONS);

        Run run = district.committed();

        assertThat(district.live(8)).isEmpty();
        assertThat(report(run).remarks()).anyMatch(remark -> remark.startsWith("a rollover is expected from"));
    }

    @Test
    void an_expected_rollover_does_not_let_students_leave_in_numbers() {
        guard(Guards.Kind.EXPECT_ROLLOVER, DURING, DURING);
        district.leave("101", 1, 6);

        assertThat(district.holds(district.parked()))
                .extracting(Hold::entity)
                .contains(EntityType.STUDENT)
                .doesNotContain(EntityType.ENROLLMENT);
        assertThat(district.holds(district.parked("asOf=" + AFTER)))
                .extracting(Hold::entity)
                .contains(EntityType.STUDENT, EntityType.ENROLLMENT);
    }

    @Test
    void a_guard_for_another_time_does_not_spoil_what_is_waiting_and_one_for_its_day_does() {
        district.leave("101", 1, 6);
        Run parked = district.parked();
        guard(Guards.Kind.SUSPEND, "2030-06-15", "2030-06-20");
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);

        assertThat(district.approve(parked))
                .isInstanceOfSatisfying(
                        Launched.Refused.class,
                        refused -> assertThat(refused.reason()).contains("a guard of its district, has changed since"));

        set(Guards.Kind.DISABLE_DELETION, null);
        assertThat(((Launched.Ended) district.approve(parked)).run().state()).isEqualTo(RunState.COMMITTED);
    }

    @Test
    void nothing_is_approved_on_a_day_when_import_is_suspended_or_deletes_are_disabled() {
        LocalDate today = LocalDate.now(java.time.ZoneId.of("America/Chicago"));
        Guards.Window around = new Guards.Window(today.minusDays(1), today.plusDays(1));
        district.leave("101", 1, 6);
        Run parked = district.parked();

        set(Guards.Kind.SUSPEND, around);
        assertThat(district.approve(parked)).isInstanceOf(Launched.Refused.class);
        set(Guards.Kind.SUSPEND, null);
        set(Guards.Kind.DISABLE_DELETION, around);
        assertThat(district.approve(parked))
                .isInstanceOfSatisfying(
                        Launched.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("deletion is disabled in district lakeside today"));
    }

    @Test
    void each_change_of_a_guard_is_a_revision_and_audited_and_none_is_made_where_nothing_changes() {
        guard(Guards.Kind.SUSPEND, DURING, DURING);
        guard(Guards.Kind.SUSPEND, DURING, DURING);

        assertThat(district.house
                        .sql()
                        .sql(
                                "select actor || ' ' || action || ' ' || subject || ' ' || detail from audit where action = 'GUARDS'")
                        .query(String.class)
                        .list())
                .containsExactly("steward GUARDS district lakeside suspend=2026-09-14..2026-09-14"
                        + " disable-deletion=none expect-rollover=none");
        assertThat(district.house
                        .sql()
                        .sql("select number || source from district_revision order by number")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("1apply", "2guards"));
        district.apply(
                district.definition().with("timeZone", "America/New_York }").with("autoMap", "true"));
        assertThat(district.house.connections.district("lakeside").guards().suspend())
                .isNotNull();
    }

    private void guard(Guards.Kind kind, String from, String to) {
        set(kind, new Guards.Window(LocalDate.parse(from), LocalDate.parse(to)));
    }

    private void set(Guards.Kind kind, Guards.@org.jspecify.annotations.Nullable Window window) {
        district.house.connections.guard(
                "lakeside", guards -> guards.with(kind, window), org.passportsync.access.Actor.here("steward"));
    }

    private RunReport report(Run run) {
        return new RunReports(district.house.place.database(), district.house.connections).of(run);
    }

    private void numbered(String id, String number, String from) {
        district.rows.put(Resource.USERS, """
                {"sourcedId":"%s","status":"active","enabledUser":"true","givenName":"Test","familyName":"Person",
                 "identifier":"%s","roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"101","type":"org"},
                 "beginDate":"%s"}]}
                """.formatted(id, number, from));
    }
}
