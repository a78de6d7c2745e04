package org.passportsync.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** Numbers, times and states as people read them, the same in every country. */
final class Words {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    /** With thousands separators. */
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** The same, but nothing is a dash: what is there stands out. */
    static String cell(long value) {
        return value == 0 ? "-" : number(value);
    }

    static String time(@Nullable Instant at) {
        return at == null ? "-" : MINUTES.format(at);
    }

    static String state(RunState state) {
        return switch (state) {
            case RUNNING -> "running";
            case PARKED -> "HELD, waiting for approval";
            case COMMITTED -> "committed";
            case COMMITTED_WITH_ISSUES -> "committed, with issues";
            case REJECTED -> "rejected";
            case SUPERSEDED -> "superseded by a newer run";
            case EXPIRED -> "expired before anybody decided";
            case FAILED -> "FAILED";
            case STOPPED -> "stopped";
            case SKIPPED_SUSPENDED -> "skipped, import is suspended";
        };
    }

    /** A time in its zone, for example {@code 2026-09-16 02:30 (America/Chicago)}. */
    static String at(ZonedDateTime time) {
        return LOCAL.format(time) + " (" + time.getZone() + ")";
    }

    /** How long a run took; a dash while it is under way or held. */
    static String took(Run run) {
        Instant finished = run.finishedAt();
        return finished == null ? "-" : duration(Duration.between(run.startedAt(), finished));
    }

    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }

    /** A number with its noun, for example {@code 1 delete} or {@code 1,204 deletes}. */
    static String counted(long count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
