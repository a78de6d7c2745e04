package org.passportsync.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passportsync.run.ConnectionStates;

/** A schedule fires as it is now, whoever has changed, paused or retired it. */
class ChangedSchedulesTest extends SeveralNights {

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
}
