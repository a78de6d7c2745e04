package org.passportsync.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.job.House;
import org.passportsync.job.Launched;
import org.passportsync.run.ConnectionStates;
import org.passportsync.run.NextRuns;
import org.passportsync.run.Remains;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** What is due fires once, by the definitions as they are, whoever has changed them and however long nobody served. */
class FiringTest {

    private Nights nights;

    @BeforeEach
    void begin(@TempDir Path folder) {
        nights = new Nights(folder, "2026-09-14T12:00");
    }

    @AfterEach
    void end() {
        nights.close();
    }

    @Test
    void a_connection_fires_every_night() {
        nights.apply("sis", "schedule: { daily: \"02:30\" }");

        nights.pass("2026-09-14T12:00", "2026-09-15T02:29", "2026-09-15T02:30", "2026-09-15T02:31", "2026-09-16T02:30");

        assertThat(nights.fired).containsExactly("sis 2026-09-15T02:30", "sis 2026-09-16T02:30");
        assertThat(nights.planned()).containsExactly("sis 2026-09-17 02:30:00");
    }

    @Test
    void missed_fires_run_once() {
        nights.apply("sis", "schedule: { daily: \"02:30\" }");
        nights.pass("2026-09-14T12:00");

        nights.nobodyServesUntil("2026-09-20T09:00");
        nights.pass("2026-09-20T09:00", "2026-09-20T09:01", "2026-09-21T02:30");

        assertThat(nights.fired).containsExactly("sis 2026-09-20T09:00", "sis 2026-09-21T02:30");
    }

    @Test
    void a_clock_that_is_set_back_while_it_runs_fires_nothing_twice() {
        nights.apply("sis", "schedule: { daily: \"02:30\" }");
        nights.pass("2026-09-14T12:00");
        nights.duringLaunch = () -> nights.nobodyServesUntil("2026-09-15T02:28");

        nights.pass("2026-09-15T02:30");
        assertThat(nights.planned()).containsExactly("sis 2026-09-16 02:30:00");
        nights.pass("2026-09-15T02:29", "2026-09-15T02:30");

        assertThat(nights.fired).containsExactly("sis 2026-09-15T02:30");
    }

    @Test
    void what_was_made_up_for_is_not_made_up_for_again_by_a_clock_that_is_set_back() {
        nights.apply("sis", "schedule: { daily: \"02:30\" }");
        nights.pass("2026-09-14T12:00");
        nights.duringLaunch = () -> nights.nobodyServesUntil("2026-09-18T09:00");

        nights.pass("2026-09-20T09:00");

        assertThat(nights.planned()).containsExactly("sis 2026-09-21 02:30:00");
    }

    @Test
    void a_time_by_a_clock_that_ran_far_ahead_is_worked_out_anew() {
        nights.apply("sis", "schedule: { daily: \"02:30\" }");
        nights.apply("month", "schedule: { monthly: { day: 1, at: \"02:30\" } }");
        nights.pass("2027-09-15T02:30");

        nights.pass("2026-09-16T09:00");

        assertThat(nights.planned()).containsExactly("sis 2026-09-17 02:30:00", "month 2026-10-01 02:30:00");
    }

    @Test
    void a_clock_that_is_set_back_a_little_fires_no_month_twice() {
        nights.apply("month", "schedule: { monthly: { day: 1, at: \"02:30\" } }");
        nights.pass("2026-09-14T12:00", "2026-10-01T02:30", "2026-10-01T01:30", "2026-10-01T02:30");

        assertThat(nights.fired).containsExactly("month 2026-10-01T02:30");
        assertThat(nights.planned()).containsExactly("month 2026-11-01 02:30:00");
    }

    @Test
    void after_the_last_day_nothing_is_made_up_for() {
        nights.apply("sis", "schedule: { daily: \"02:30\", until: 2026-09-16 }");
        nights.pass("2026-09-14T12:00", "2026-09-15T02:30");

        nights.nobodyServesUntil("2026-09-20T09:00");
        nights.pass("2026-09-20T09:00");

        assertThat(nights.fired).containsExactly("sis 2026-09-15T02:30");
        assertThat(nights.planned()).isEmpty();
    }

    @Test
    void a_changed_schedule_takes_effect_without_a_restart() {
        nights.apply("sis", "schedule: { daily: \"02:30\" }");
        nights.pass("2026-09-14T12:00");

        nights.apply("sis", "schedule: { daily: \"04:00\" }");
        nights.pass("2026-09-14T12:01", "2026-09-15T02:30", "2026-09-15T04:00");

        assertThat(nights.fired).containsExactly("sis 2026-09-15T04:00");
    }

    @Test
    void one_that_changes_at_the_last_moment_does_not_fire_at_the_old_time() {
        nights.apply("sis", "schedule: { daily: \"02:30\" }");
        nights.pass("2026-09-14T12:00");

        nights.apply("sis", "schedule: { daily: \"04:00\" }");
        nights.nobodyServesUntil("2026-09-15T02:30");
        nights.scheduler.runAnyDueExecutions();

        assertThat(nights.fired).isEmpty();
        assertThat(nights.planned()).containsExactly("sis 2026-09-15 04:00:00");
    }

    @Test
    void another_setting_leaves_the_next_time_as_it_is() {
        nights.apply("sis", "schedule: { daily: \"02:30\" }");
        nights.pass("2026-09-14T12:00");
        nights.nobodyServesUntil("2026-09-15T03:00");

        nights.apply("sis", "schedule: { daily: \"02:30\" }\nnotify: { email: [ops@lakeside.example] }");
        nights.pass("2026-09-15T03:00");

        assertThat(nights.fired).as("the missed fire").containsExactly("sis 2026-09-15T03:00");
    }

    @Test
    void a_removed_schedule_fires_no_more() {
        nights.apply("sis", "schedule: { daily: \"02:30\" }");
        nights.pass("2026-09-14T12:00");

        nights.apply("sis", "");
        nights.pass("2026-09-14T12:01", "2026-09-15T02:30");

        assertThat(nights.fired).isEmpty();
        assertThat(nights.planned()).isEmpty();
    }

    @Test
    void a_paused_connection_does_not_fire_and_makes_nothing_up_for_afterwards() {
        nights.apply("sis", "schedule: { daily: \"02:30\" }");
        nights.pass("2026-09-14T12:00");

        order(ConnectionStates.Order.PAUSE);
        nights.pass("2026-09-15T02:30", "2026-09-16T02:30");
        assertThat(next()).isEmpty();
        order(ConnectionStates.Order.RESUME);
        nights.pass("2026-09-16T12:00", "2026-09-17T02:30");

        assertThat(nights.fired).containsExactly("sis 2026-09-17T02:30");
    }

    @Test
    void a_retired_connection_does_not_fire() {
        nights.apply("sis", "schedule: { daily: \"02:30\" }");
        nights.pass("2026-09-14T12:00");

        order(ConnectionStates.Order.RETIRE);
        nights.nobodyServesUntil("2026-09-15T02:30");
        nights.scheduler.runAnyDueExecutions();

        assertThat(nights.fired).isEmpty();
        assertThat(nights.planned()).isEmpty();
    }

    @Test
    void two_way_waits_for_the_imports_of_its_district() {
        nights.apply("a-two-way", "skyward", twoWay("schedule: { daily: \"02:30\" }"));
        nights.apply("import", "schedule: { daily: \"02:30\" }");
        nights.pass("2026-09-14T12:00", "2026-09-15T02:30");
        assertThat(nights.fired).containsExactly("import 2026-09-15T02:30");
        assertThat(nights.planned()).first().isEqualTo("a-two-way 2026-09-15 02:30:10");

        nights.pass("2026-09-15T02:30:10");

        assertThat(nights.fired).containsExactly("import 2026-09-15T02:30", "a-two-way 2026-09-15T02:30:10");
    }

    @Test
    void an_import_that_is_due_later_holds_nobody_up() {
        nights.apply("a-two-way", "skyward", twoWay("schedule: { daily: \"02:30\" }"));
        nights.apply("import", "schedule: { daily: \"03:30\" }");

        nights.pass("2026-09-14T12:00", "2026-09-15T02:30");

        assertThat(nights.fired).containsExactly("a-two-way 2026-09-15T02:30");
    }

    @Test
    void what_is_due_while_the_program_ends_is_left_to_the_next_one() {
        nights.apply("sis", "schedule: { daily: \"02:30\" }");
        nights.pass("2026-09-14T12:00");

        nights.firing.closing();
        nights.pass("2026-09-15T02:30");

        assertThat(nights.fired).isEmpty();
        assertThat(nights.planned()).containsExactly("sis 2026-09-15 02:30:00");
    }

    @Test
    void what_is_stopped_because_the_program_ends_is_fired_again_by_the_next_one() {
        nights.apply("sis", "schedule: { daily: \"02:30\" }");
        nights.outcome = new Launched.Ended(stopped());
        nights.duringLaunch = nights.firing::closing;

        nights.pass("2026-09-14T12:00", "2026-09-15T02:31");

        assertThat(nights.planned()).containsExactly("sis 2026-09-15 02:31:00");
    }

    @Test
    void what_a_person_stops_is_not_fired_again() {
        nights.apply("sis", "schedule: { daily: \"02:30\" }");
        nights.outcome = new Launched.Ended(stopped());

        nights.pass("2026-09-14T12:00", "2026-09-15T02:31");

        assertThat(nights.planned()).containsExactly("sis 2026-09-16 02:30:00");
    }

    @Test
    void one_whose_process_died_is_fired_again() {
        nights.apply("sis", "schedule: { daily: \"02:30\" }");
        nights.pass("2026-09-14T12:00");
        nights.database
                .client()
                .sql("update scheduled_tasks set picked = true, picked_by = 'dead', last_heartbeat = execution_time")
                .update();

        nights.nobodyServesUntil("2026-09-15T09:00");
        nights.scheduler.runDeadExecutionDetection();
        nights.pass("2026-09-15T09:01");

        assertThat(nights.fired).containsExactly("sis 2026-09-15T09:01");
    }

    @Test
    void a_stored_definition_that_can_not_be_read_keeps_no_other_connection_from_firing() {
        nights.apply("broken", "");
        nights.apply("sis", "schedule: { daily: \"02:30\" }");
        nights.database
                .client()
                .sql("update connection_revision set definition = '{\"version\": 1}' where connection_id ="
                        + " (select id from connection where name = 'broken')")
                .update();

        nights.pass("2026-09-14T12:00", "2026-09-15T02:30");

        assertThat(nights.fired).containsExactly("sis 2026-09-15T02:30");
    }

    @Test
    void the_next_run_is_told_in_its_zone() {
        nights.apply("sis", "schedule: { weekly: { days: [SUNDAY], at: \"02:30\" }, timeZone: Asia/Tokyo }");

        assertThat(next()).containsExactly("2026-09-20T02:30+09:00[Asia/Tokyo]");
    }

    private static String twoWay(String schedule) {
        return "syncMode: TWO_WAY\nwriteBack: { student: { attributes: [email], operations: [UPDATE] } }\n" + schedule;
    }

    private static Run stopped() {
        Instant at = Nights.at("2026-09-15T02:31");
        LocalDate day = LocalDate.of(2026, 9, 15);
        return new Run(
                1,
                1,
                "sis",
                "lakeside",
                RunState.STOPPED,
                "SCHEDULE",
                "schedule",
                1,
                1,
                "{}",
                day,
                day,
                null,
                at,
                at,
                at,
                null,
                null,
                null,
                "stopped",
                Remains.ALL);
    }

    private List<String> next() {
        return new NextRuns(nights.house.connections(), nights.clock::now)
                .nextRun("sis").stream().map(Object::toString).toList();
    }

    private void order(ConnectionStates.Order order) {
        var _ = nights.house.life().order("sis", order, House.OPERATOR);
    }
}
