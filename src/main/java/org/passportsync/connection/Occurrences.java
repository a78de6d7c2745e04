package org.passportsync.connection;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Schedule.Cron;
import org.passportsync.connection.Schedule.Daily;
import org.passportsync.connection.Schedule.Monthly;
import org.passportsync.connection.Schedule.Timing;
import org.passportsync.connection.Schedule.Weekly;

/** When a timing comes next, by the clock on the wall; what zones do to that clock is not its matter. */
final class Occurrences {

    /** A 29 February that has to be a Monday may be forty years away. */
    private static final int DAYS_AHEAD = 41 * 366;

    private Occurrences() {}

    /** The first one after a time; null where none comes. */
    static @Nullable LocalDateTime after(Timing timing, LocalDateTime time) {
        return switch (timing) {
            case Daily(LocalTime at) -> on(_ -> true, at, time);
            case Weekly(var days, LocalTime at) -> on(day -> days.contains(day.getDayOfWeek()), at, time);
            case Monthly(int wanted, LocalTime at) ->
                on(day -> day.getDayOfMonth() == Math.min(wanted, day.lengthOfMonth()), at, time);
            case Cron(String expression) -> CronTimes.of(expression).after(time);
        };
    }

    private static @Nullable LocalDateTime on(Predicate<LocalDate> days, LocalTime at, LocalDateTime after) {
        return first(
                after.toLocalDate(), day -> days.test(day) && day.atTime(at).isAfter(after) ? day.atTime(at) : null);
    }

    /** The time on the first day that has one. */
    static @Nullable LocalDateTime first(LocalDate from, Function<LocalDate, @Nullable LocalDateTime> time) {
        LocalDate day = from;
        for (int ahead = 0; ahead < DAYS_AHEAD; ahead++) {
            LocalDateTime found = time.apply(day);
            if (found != null) {
                return found;
            }
            day = day.plusDays(1);
        }
        return null;
    }
}
