package org.passportsync.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.passportsync.job.Launched;
import org.passportsync.run.Remains;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** What is due fires once, by the definitions as they are, whoever has changed them and however long nobody served. */
class FiringTest extends SeveralNights {

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
    void after_the_last_day_nothing_is_made_up_for() {
        nights.apply("sis", "schedule: { daily: \"02:30\", until: 2026-09-16 }");
        nights.pass("2026-09-14T12:00", "2026-09-15T02:30");

        nights.nobodyServesUntil("2026-09-20T09:00");
        nights.pass("2026-09-20T09:00");

        assertThat(nights.fired).containsExactly("sis 2026-09-15T02:30");
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
}
