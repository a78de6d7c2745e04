package org.passportsync.answer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Guards;

/**
 * The guards of a district; null: not set.
 *
 * @param suspend no run starts
 * @param disableDeletion deletes are shown, not applied
 * @param expectRollover calendars, courses, classes and enrollments may be replaced as a whole
 */
public record GuardsShown(
        String district,
        @Nullable Days suspend,
        @Nullable Days disableDeletion,
        @Nullable Days expectRollover) {

    /** Some days, the first and the last included. */
    public record Days(LocalDate from, LocalDate to) {}

    public static GuardsShown of(String district, Guards guards) {
        return new GuardsShown(
                district, days(guards.suspend()), days(guards.disableDeletion()), days(guards.expectRollover()));
    }

    private static @Nullable Days days(Guards.@Nullable Window window) {
        return window == null ? null : new Days(window.from(), window.to());
    }
}
