package org.passportsync.connection;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a connection runs by itself.
 *
 * @param timeZone null: the district's
 * @param until the last day; null: no end
 */
public record Schedule(
        Timing timing, @Nullable ZoneId timeZone, @Nullable LocalDate until) {

    /** The zone that its times are meant in. */
    public ZoneId zone(ZoneId district) {
        return timeZone == null ? district : timeZone;
    }

    /**
     * The first fire after an instant; nothing once its last day is over. A time that the clock leaves out that day fires
     * at the moment when the clock is put forward; one that it shows twice fires the first time only.
     */
    public Optional<Instant> next(Instant after, ZoneId district) {
        ZoneId zone = zone(district);
        LocalDateTime time = Occurrences.after(timing, LocalDateTime.ofInstant(after, zone));
        while (time != null && !over(time.toLocalDate())) {
            Instant fire = instant(time, zone);
            if (fire.isAfter(after)) {
                return Optional.of(fire);
            }
            time = Occurrences.after(timing, time);
        }
        return Optional.empty();
    }

    /** Whether its last day lies before a day. */
    public boolean over(LocalDate day) {
        return until != null && day.isAfter(until);
    }

    private static Instant instant(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition turn = zone.getRules().getTransition(time);
        return turn != null && turn.isGap()
                ? turn.getInstant()
                : ZonedDateTime.ofLocal(time, zone, null).toInstant();
    }

    /** How often. */
    public sealed interface Timing {}

    public record Daily(LocalTime at) implements Timing {}

    public record Weekly(Set<DayOfWeek> days, LocalTime at) implements Timing {
        public Weekly {
            Set<DayOfWeek> inOrder = EnumSet.noneOf(DayOfWeek.class);
            inOrder.addAll(days);
            days = Collections.unmodifiableSet(inOrder);
        }
    }

    /**
     * Once a month.
     *
     * @param day 1 to 31; in a shorter month, its last day
     */
    public record Monthly(int day, LocalTime at) implements Timing {}

    /**
     * By a cron expression.
     *
     * @param expression of five fields (from minutes on) or six (from seconds on)
     */
    public record Cron(String expression) implements Timing {}
}
