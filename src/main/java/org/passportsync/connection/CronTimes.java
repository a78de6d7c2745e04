package org.passportsync.connection;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times that a cron expression stands for, by the clock on the wall.
 *
 * @param days null: any; where both days and weekdays are given, one of them is enough, as in {@code crontab(5)}
 * @param weekdays Sunday is 0; null: any
 */
record CronTimes(
        BitSet seconds,
        BitSet minutes,
        BitSet hours,
        @Nullable BitSet days,
        BitSet months,
        @Nullable BitSet weekdays) {

    private static final int SUNDAY = 7;

    /** The times of an expression that {@link CronForm} has accepted. */
    static CronTimes of(String expression) {
        String[] parts = expression.split(" ");
        List<String> all =
                parts.length == CronForm.FIELDS.size() ? List.of(parts) : List.of(("0 " + expression).split(" "));
        return new CronTimes(
                numbers(all, 0), numbers(all, 1), numbers(all, 2), given(all, 3), numbers(all, 4), given(all, 5));
    }

    /** The first time after another; null where there is none within the years that Occurrences looks at. */
    @Nullable
    LocalDateTime after(LocalDateTime another) {
        LocalDateTime from = another.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        LocalDateTime today = at(from.toLocalDate(), from.toLocalTime());
        return today == null
                ? Occurrences.first(from.toLocalDate().plusDays(1), day -> at(day, LocalTime.MIDNIGHT))
                : today;
    }

    private @Nullable LocalDateTime at(LocalDate day, LocalTime earliest) {
        LocalTime time = fits(day) ? from(earliest) : null;
        return time == null ? null : day.atTime(time);
    }

    private boolean fits(LocalDate day) {
        if (!months.get(day.getMonthValue())) {
            return false;
        }
        boolean byDay = days != null && days.get(day.getDayOfMonth());
        boolean byWeekday = weekdays != null && weekdays.get(day.getDayOfWeek().getValue() % SUNDAY);
        return days == null ? weekdays == null || byWeekday : byDay || byWeekday;
    }

    private @Nullable LocalTime from(LocalTime earliest) {
        for (int hour = hours.nextSetBit(earliest.getHour()); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
            int least = hour == earliest.getHour() ? earliest.getMinute() : 0;
            for (int minute = minutes.nextSetBit(least); minute >= 0; minute = minutes.nextSetBit(minute + 1)) {
                boolean same = hour == earliest.getHour() && minute == earliest.getMinute();
                int second = seconds.nextSetBit(same ? earliest.getSecond() : 0);
                if (second >= 0) {
                    return LocalTime.of(hour, minute, second);
                }
            }
        }
        return null;
    }

    private static BitSet numbers(List<String> parts, int field) {
        BitSet numbers = CronForm.FIELDS.get(field).numbers(parts.get(field));
        if (CronForm.FIELDS.get(field).most() == SUNDAY && numbers.get(SUNDAY)) {
            numbers.set(0);
        }
        return numbers;
    }

    private static @Nullable BitSet given(List<String> parts, int field) {
        String text = parts.get(field);
        return text.equals("*") || text.equals("?") ? null : numbers(parts, field);
    }
}
