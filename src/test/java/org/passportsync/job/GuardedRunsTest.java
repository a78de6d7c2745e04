package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.Guards;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Hold;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** Guards of a district: suspended imports, expected rollovers, and what a change of them spoils. */
class GuardedRunsTest extends GuardedDistrict {

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
    void an_expected_rollover_lets_a_school_year_be_replaced_and_lapses_by_itself() {
        onTheDay(DURING);
        guard(Guards.Kind.EXPECT_ROLLOVER, DURING, DURING);
        district.rows.clear(Resource.ENROLLMENTS).clear(Resource.CLASSES).clear(Resource.ACADEMIC_SESSIONS);

        Run run = district.committed();

        assertThat(district.live(8)).isEmpty();
        assertThat(report(run).remarks()).anyMatch(remark -> remark.startsWith("a rollover is expected from"));
    }

    @Test
    void an_expected_rollover_does_not_let_students_leave_in_numbers() {
        onTheDay(DURING);
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
    void a_day_on_which_a_rollover_is_expected_waives_nothing_today() {
        guard(Guards.Kind.EXPECT_ROLLOVER, "2027-07-01", "2027-08-10");
        Run ahead = district.parked("asOf=2027-07-15");
        district.rows.clear(Resource.ENROLLMENTS).clear(Resource.CLASSES);
        guard(Guards.Kind.EXPECT_ROLLOVER, DURING, DURING);
        Run back = district.parked();

        assertThat(held(ahead)).containsExactlyInAnyOrder("LIMIT ENROLLMENT", "EMPTY_EXTRACT ENROLLMENT");
        assertThat(held(back))
                .containsExactlyInAnyOrder("LIMIT ENROLLMENT", "EMPTY_EXTRACT CLASS", "EMPTY_EXTRACT ENROLLMENT");
        assertThat(report(back).remarks()).noneMatch(remark -> remark.startsWith("a rollover is expected from"));
        assertThat(district.live(8)).hasSize(32);
    }

    private List<String> held(Run run) {
        return district.holds(run).stream()
                .map(hold -> hold.reason() + " " + hold.entity())
                .toList();
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
    void no_other_day_gets_around_a_guard_of_today() {
        LocalDate today = LocalDate.now(java.time.ZoneId.of("America/Chicago"));
        Guards.Window around = new Guards.Window(today.minusDays(1), today.plusDays(1));
        district.leave("101", 1, 6);

        set(Guards.Kind.SUSPEND, around);
        assertThat(district.run().state()).isEqualTo(RunState.SKIPPED_SUSPENDED);
        set(Guards.Kind.SUSPEND, null);
        set(Guards.Kind.DISABLE_DELETION, around);
        Run run = district.committed();

        assertThat(district.changes(run)).hasSize(24).allMatch(change -> change.endsWith("withheld"));
        assertThat(report(run).remarks()).anyMatch(remark -> remark.startsWith("deletion is disabled from"));
    }

    @Test
    void today_is_the_districts_day_to_its_end() {
        district.leave("101", 1, 6);
        guard(Guards.Kind.DISABLE_DELETION, AFTER, AFTER);
        inTheEveningOf(AFTER);

        Run run = district.committed();

        assertThat(run.asOf()).isEqualTo(DURING);
        assertThat(district.changes(run)).hasSize(24).allMatch(change -> change.endsWith("withheld"));
    }

    @Test
    void a_guard_that_is_set_while_a_run_is_under_way_keeps_it_from_being_committed() {
        LocalDate today = LocalDate.now(java.time.ZoneId.of("America/Chicago"));
        Guards.Window around = new Guards.Window(today.minusDays(1), today.plusDays(1));
        district.leave("101", 1, 2);

        Run forbidden = beforeCommit(() -> set(Guards.Kind.DISABLE_DELETION, around));
        assertThat(forbidden.state()).isEqualTo(RunState.SUPERSEDED);
        assertThat(forbidden.message()).contains("deletion is disabled in district lakeside by now");
        set(Guards.Kind.DISABLE_DELETION, null);
        Run skipped = beforeCommit(() -> set(Guards.Kind.SUSPEND, around));

        assertThat(skipped.state()).isEqualTo(RunState.SKIPPED_SUSPENDED);
        assertThat(district.live(5)).hasSize(30);
        set(Guards.Kind.SUSPEND, null);
        district.committed();
        assertThat(district.live(5)).hasSize(28);
    }

    private Run beforeCommit(Runnable work) {
        return Lakeside.ended(
                district.house.launch(new At("commit", work), "asOf=" + LittleDistrict.TODAY, "new=true"));
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
}
