package org.passportsync.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passportsync.answer.RunWords;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** Numbers, times and states as people read them, the same in every country. */
final class Words {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    static String number(long value) {
        return RunWords.number(value);
    }

    static String cell(long value) {
        return RunWords.cell(value);
    }

    static String time(@Nullable Instant at) {
        return at == null ? "-" : MINUTES.format(at);
    }

    static String state(RunState state) {
        return RunWords.state(state);
    }

    /** A time in its zone, for example {@code 2026-09-16 02:30 (America/Chicago)}. */
    static String at(ZonedDateTime time) {
        return LOCAL.format(time) + " (" + time.getZone() + ")";
    }

    /** How long a run took; a dash while it is under way or held. */
    static String took(Run run, @Nullable Duration worked) {
        return RunWords.took(run, worked);
    }

    static String duration(Duration duration) {
        return RunWords.duration(duration);
    }

    static String counted(long count, String noun) {
        return RunWords.counted(count, noun);
    }
}
