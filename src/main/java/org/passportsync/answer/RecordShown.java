package org.passportsync.answer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.hub.RecordList;
import tools.jackson.databind.JsonNode;

/**
 * A live record of the hub.
 *
 * @param slug schools only: the name in addresses
 * @param document by hub attribute; references are Passport IDs
 * @param stale whether a connection holds it though it newly fails a rule
 */
public record RecordShown(
        String entity,
        UUID passportId,
        String district,
        String sisId,
        @Nullable String slug,
        int version,
        long createdRun,
        long updatedRun,
        Instant updatedAt,
        boolean stale,
        List<SourceShown> sources,
        @Nullable JsonNode document) {

    /**
     * A connection that holds the record.
     *
     * @param staleSince the run since which it is held though it fails a rule
     */
    public record SourceShown(
            String connection, String sisId, @Nullable Long staleSince) {}

    public static RecordShown of(RecordList.Found found) {
        return new RecordShown(
                found.entity().key(),
                found.passportId(),
                found.district(),
                found.sisId(),
                found.slug(),
                found.version(),
                found.createdRun(),
                found.updatedRun(),
                found.updatedAt(),
                found.sources().stream().anyMatch(source -> source.staleSince() != null),
                found.sources().stream()
                        .map(source -> new SourceShown(source.connection(), source.sisId(), source.staleSince()))
                        .toList(),
                Answers.tree(found.document()));
    }
}
