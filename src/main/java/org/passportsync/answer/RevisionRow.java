package org.passportsync.answer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.DefinitionHistory;
import tools.jackson.databind.JsonNode;

/**
 * One revision of a connection's definition.
 *
 * @param source the file or the interface that it came by
 * @param definition without its secret
 */
public record RevisionRow(
        int revision,
        String source,
        Instant createdAt,
        String createdBy,
        @Nullable JsonNode definition) {

    public static RevisionRow of(DefinitionHistory.Revision revision) {
        return new RevisionRow(
                revision.number(),
                revision.source(),
                revision.createdAt(),
                revision.createdBy(),
                Answers.tree(revision.definition()));
    }
}
