package org.passportsync.connection;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Guards.Window;

/** What a text says of the window of a guard. */
public sealed interface WindowText {

    /** The guard holds on these days. */
    record Days(Window window) implements WindowText {}

    /** The guard is lifted. */
    record Lifted() implements WindowText {}

    /** The text is no window; the problem says why and what to write. */
    record Refused(String problem) implements WindowText {}

    /** Reads {@code 2026-06-15..2026-07-15}, or {@code none}. */
    static WindowText read(String text) {
        if (text.equals("none")) {
            return new Lifted();
        }
        String advice = "; write days like 2026-06-15..2026-07-15, or none";
        String[] days = text.split("\\.\\.", -1);
        if (days.length != 2) {
            return new Refused("is not a first and a last day" + advice);
        }
        LocalDate from = day(days[0].strip());
        LocalDate to = day(days[1].strip());
        if (from == null || to == null) {
            return new Refused(
                    (from == null ? "\"" + days[0] : "\"" + days[1]) + "\" is not a day of the calendar" + advice);
        }
        return from.isAfter(to)
                ? new Refused("ends on " + to + ", before it begins on " + from + "; write the earlier day first")
                : new Days(new Window(from, to));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return TimeForms.near(day) ? day : null;
        } catch (DateTimeException noDay) {
            return null;
        }
    }
}
