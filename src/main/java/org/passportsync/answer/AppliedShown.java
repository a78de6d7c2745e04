package org.passportsync.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.Connections;

/**
 * What a definition did to its connection.
 *
 * @param rekey whether the next run must be launched with {@code rekey}
 * @param nextRun when its schedule fires next; left out where it has none
 * @param warnings what a person should know before the next run
 * @param remarks why no sync could start now, and what ends soon
 */
public record AppliedShown(
        String connection,
        int revision,
        Connections.Change.Kind kind,
        Connections.State state,
        boolean rekey,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OffsetDateTime nextRun,
        List<String> warnings,
        List<String> remarks) {

    public static AppliedShown of(Connections.Change change, Optional<ZonedDateTime> nextRun, List<String> remarks) {
        return new AppliedShown(
                change.connection(),
                change.revision(),
                change.kind(),
                change.state(),
                change.rekey(),
                nextRun.map(ZonedDateTime::toOffsetDateTime).orElse(null),
                change.warnings(),
                List.copyOf(remarks));
    }
}
