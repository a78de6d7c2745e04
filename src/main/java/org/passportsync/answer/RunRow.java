package org.passportsync.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/**
 * A run in a list.
 *
 * @param revision of the connection's definition that it started with
 * @param expiresAt when a held run ends undecided; null: it is not held
 * @param replayOf the run that it reads again; left out where it reads the SIS
 * @param release true where it lets go of what its connection holds; left out otherwise
 * @param digest what an approval must name; null: it was never held
 */
public record RunRow(
        long id,
        String connection,
        String district,
        RunState state,
        String trigger,
        String requestedBy,
        int revision,
        LocalDate asOf,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long replayOf,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean release,
        @Nullable String digest,
        @Nullable String message) {

    public static RunRow of(Run run) {
        return new RunRow(
                run.id(),
                run.connection(),
                run.district(),
                run.state(),
                run.trigger(),
                run.requestedBy(),
                run.connectionRevision(),
                run.asOf(),
                run.startedAt(),
                run.finishedAt(),
                run.state() == RunState.PARKED ? run.expiresAt() : null,
                run.replayOf(),
                run.releases() ? true : null,
                run.digest(),
                run.message());
    }
}
