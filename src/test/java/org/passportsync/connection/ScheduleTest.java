package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.Schedule.Cron;
import org.passportsync.connection.Schedule.Daily;
import org.passportsync.connection.Schedule.Monthly;
import org.passportsync.connection.Schedule.Timing;
import org.passportsync.connection.Schedule.Weekly;

/** When schedules fire: over clock changes, leap days, ends of months, and in zones far away. */
class ScheduleTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final LocalTime HALF_PAST_TWO = LocalTime.of(2, 30);

    @Test
    void a_daily_one_fires_at_its_time_in_the_districts_zone() {
        assertThat(fires(new Daily(HALF_PAST_TWO), "2026-09-15T02:30", CHICAGO, 2))
                .containsExactly("2026-09-16T07:30:00Z", "2026-09-17T07:30:00Z");
    }

    @Test
    void a_zone_of_its_own_comes_before_the_districts() {
        Schedule schedule = new Schedule(new Daily(HALF_PAST_TWO), ZoneId.of("Pacific/Kiritimati"), null);

        assertThat(schedule.next(Instant.parse("2026-09-15T00:00:00Z"), CHICAGO))
                .contains(Instant.parse("2026-09-15T12:30:00Z"));
        assertThat(schedule.zone(CHICAGO)).isEqualTo(ZoneId.of("Pacific/Kiritimati"));
    }

    @Test
    void a_time_that_the_clock_leaves_out_fires_when_the_clock_is_put_forward() {
        assertThat(fires(new Daily(HALF_PAST_TWO), "2027-03-13T00:00", CHICAGO, 3))
                .containsExactly("2027-03-13T08:30:00Z", "2027-03-14T08:00:00Z", "2027-03-15T07:30:00Z");
    }

    @Test
    void a_time_that_the_clock_shows_twice_fires_once() {
        assertThat(fires(new Daily(LocalTime.of(1, 30)), "2026-10-31T00:00", CHICAGO, 3))
                .containsExactly("2026-10-31T06:30:00Z", "2026-11-01T06:30:00Z", "2026-11-02T07:30:00Z");
    }

    @Test
    void between_the_two_of_them_nothing_fires_again() {
        Schedule schedule = new Schedule(new Daily(LocalTime.of(1, 30)), null, null);

        assertThat(schedule.next(Instant.parse("2026-11-01T07:10:00Z"), CHICAGO))
                .contains(Instant.parse("2026-11-02T07:30:00Z"));
    }

    @Test
    void a_frequent_cron_fires_once_for_all_that_the_clock_leaves_out() {
        assertThat(fires(new Cron("*/30 * * * *"), "2027-03-14T01:00", CHICAGO, 3))
                .containsExactly("2027-03-14T07:30:00Z", "2027-03-14T08:00:00Z", "2027-03-14T08:30:00Z");
    }

    @Test
    void a_day_that_a_whole_country_left_out_fires_at_its_end() {
        assertThat(fires(new Daily(HALF_PAST_TWO), "2011-12-29T03:00", ZoneId.of("Pacific/Apia"), 2))
                .containsExactly("2011-12-30T10:00:00Z", "2011-12-30T12:30:00Z");
    }

    @Test
    void a_weekly_one_fires_on_its_days() {
        assertThat(fires(
                        new Weekly(Set.of(DayOfWeek.THURSDAY, DayOfWeek.MONDAY), HALF_PAST_TWO),
                        "2026-09-15T12:00",
                        CHICAGO,
                        3))
                .containsExactly("2026-09-17T07:30:00Z", "2026-09-21T07:30:00Z", "2026-09-24T07:30:00Z");
    }

    @Test
    void a_monthly_one_fires_on_the_last_day_of_months_that_are_too_short() {
        assertThat(fires(new Monthly(31, LocalTime.NOON), "2028-01-01T00:00", ZoneId.of("UTC"), 4))
                .containsExactly(
                        "2028-01-31T12:00:00Z", "2028-02-29T12:00:00Z", "2028-03-31T12:00:00Z", "2028-04-30T12:00:00Z");
    }

    @Test
    void a_cron_knows_names_ranges_lists_and_steps() {
        assertThat(fires(new Cron("15 6,18 * SEP MON-FRI"), "2026-09-18T07:00", ZoneId.of("UTC"), 3))
                .containsExactly("2026-09-18T18:15:00Z", "2026-09-21T06:15:00Z", "2026-09-21T18:15:00Z");
        assertThat(fires(new Cron("10/20 30 2 1 * ?"), "2026-09-18T07:00", ZoneId.of("UTC"), 3))
                .containsExactly("2026-10-01T02:30:10Z", "2026-10-01T02:30:30Z", "2026-10-01T02:30:50Z");
    }

    @Test
    void a_cron_with_day_and_weekday_fires_on_either_as_in_crontab() {
        assertThat(fires(new Cron("0 0 13 * 5"), "2026-11-12T00:00", ZoneId.of("UTC"), 3))
                .containsExactly("2026-11-13T00:00:00Z", "2026-11-20T00:00:00Z", "2026-11-27T00:00:00Z");
        assertThat(fires(new Cron("0 0 * * 7"), "2026-11-13T00:00", ZoneId.of("UTC"), 1))
                .as("Sunday is 0 and 7")
                .containsExactly("2026-11-15T00:00:00Z");
    }

    @Test
    void a_leap_day_is_waited_for() {
        assertThat(fires(new Cron("0 3 29 2 *"), "2096-03-01T00:00", ZoneId.of("UTC"), 1))
                .as("2100 is no leap year")
                .containsExactly("2104-02-29T03:00:00Z");
    }

    @Test
    void the_last_day_is_one_of_them() {
        Schedule schedule = new Schedule(new Daily(LocalTime.of(23, 30)), null, LocalDate.of(2027, 6, 10));

        assertThat(schedule.next(Instant.parse("2027-06-10T12:00:00Z"), CHICAGO))
                .contains(Instant.parse("2027-06-11T04:30:00Z"));
        assertThat(schedule.next(Instant.parse("2027-06-11T04:30:00Z"), CHICAGO))
                .isEmpty();
        assertThat(schedule.over(LocalDate.of(2027, 6, 10))).isFalse();
        assertThat(schedule.over(LocalDate.of(2027, 6, 11))).isTrue();
    }

    private static List<String> fires(Timing timing, String after, ZoneId zone, int many) {
        Schedule schedule = new Schedule(timing, null, null);
        @Nullable Instant from = LocalDateTime.parse(after).atZone(zone).toInstant();
        List<String> fires = new ArrayList<>();
        while (fires.size() < many && from != null) {
            Optional<Instant> next = schedule.next(from, zone);
            next.ifPresent(fire -> fires.add(fire.toString()));
            from = next.orElse(null);
        }
        return fires;
    }
}
