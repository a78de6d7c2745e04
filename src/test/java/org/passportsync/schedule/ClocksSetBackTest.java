package org.passportsync.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A clock that jumps fires nothing twice, and silences no schedule. */
class ClocksSetBackTest extends SeveralNights {

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
}
