package org.passportsync.connection;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
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
