package org.passportsync.run;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One sync of one connection.
 *
 * @param connectionRevision the revision of the definition that it started with, also across restarts
 * @param parameters what it was launched with, as JSON
 * @param asOf the business date that stands for today in every date rule
 * @param day the day that its staged rows are kept under
 * @param digest what an approval must name; null: it was never held
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
        @Nullable String digest,
        @Nullable String message) {}
