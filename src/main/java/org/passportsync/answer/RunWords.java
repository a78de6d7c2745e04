package org.passportsync.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;
import org.passportsync.run.RunState;

/** Numbers, durations and states as people read them, the same in every country and on every surface. */
public final class RunWords {

    private RunWords() {}

    /** With thousands separators. */
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** The same, but nothing is a dash: what is there stands out. */
    public static String cell(long value) {
        return value == 0 ? "-" : number(value);
    }

    /** A number with its noun, for example {@code 1 delete} or {@code 1,204 deletes}. */
    public static String counted(long count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    public static String state(RunState state) {
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

    /** How long a run took, without what it waited for people or lay stopped; a dash while it is not over. */
    public static String took(Run run, @Nullable Duration worked) {
        Instant finished = run.finishedAt();
        if (finished == null) {
            return "-";
        }
        boolean atOnce = run.edits() || run.state() == RunState.SKIPPED_SUSPENDED;
        String open = duration(Duration.between(run.startedAt(), finished));
        return worked != null ? duration(worked) : atOnce ? open : "open for " + open;
    }

    public static String duration(Duration duration) {
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

    /** What approving would do, for example {@code 1,204 deletes, 0 creates, 1 update}. */
    public static String effect(RunReport report) {
        long creates =
                report.totals().stream().mapToLong(RunReport.Row::creates).sum();
        long updates =
                report.totals().stream().mapToLong(RunReport.Row::updates).sum();
        return counted(report.deletes(), "delete") + ", " + counted(creates, "create") + ", "
                + counted(updates, "update");
    }

    /** What an order to stop has done to a run. */
    public static String stop(Run run) {
        return run.state() == RunState.STOPPED ? "is stopped; its process was gone" : "stops at its next page";
    }

    /** Whether somebody can still decide about a run. */
    public static boolean decidable(Run run) {
        return run.state() == RunState.PARKED && run.digest() != null;
    }
}
