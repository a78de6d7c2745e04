package org.passportsync.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.LaunchText;

/**
 * One sync of one connection, or the release of what it holds.
 *
 * @param connectionRevision the revision of the definition that it started with, also across restarts
 * @param parameters what it was launched with, as JSON
 * @param asOf the business date that stands for today in every date rule
 * @param day the day that its staged rows are kept under
 * @param expiresAt when it ends by itself, if it is parked until then; null: it was never parked
 * @param digest what an approval must name; null: it was never held
 * @param remains what is still kept of it
 */
public record Run(
        long id,
        int connectionId,
        String connection,
        String district,
        RunState state,
        String trigger,
        String requestedBy,
        int connectionRevision,
        int districtRevision,
        String parameters,
        LocalDate asOf,
        LocalDate day,
        @Nullable Long replayOf,
        Instant startedAt,
        @Nullable Instant firstPageAt,
        @Nullable Instant finishedAt,
        @Nullable Instant committedAt,
        @Nullable Instant expiresAt,
        @Nullable String digest,
        @Nullable String message,
        Remains remains) {

    /** The trigger of edits in the hub, which are runs of the hub's own source. */
    public static final String EDIT = "EDIT";

    /** The day on which it was begun, by the clock. */
    public LocalDate begun(ZoneId zone) {
        return LocalDate.ofInstant(startedAt, zone);
    }

    /** Whether it is an edit in the hub, which no definition stands behind. */
    public boolean edits() {
        return trigger.equals(EDIT);
    }

    /** Whether it lets go of what its connection holds, instead of reading the SIS. */
    public boolean releases() {
        return !edits() && LaunchText.read(parameters).release();
    }

    /** This run as it would stand had it ended in a state; for telling people when the row can't be reached. */
    public Run ended(RunState in, String why) {
        return new Run(
                id,
                connectionId,
                connection,
                district,
                in,
                trigger,
                requestedBy,
                connectionRevision,
                districtRevision,
                parameters,
                asOf,
                day,
                replayOf,
                startedAt,
                firstPageAt,
                finishedAt,
                committedAt,
                expiresAt,
                digest,
                why,
                remains);
    }
}
