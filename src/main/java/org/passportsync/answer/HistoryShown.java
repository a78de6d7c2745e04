package org.passportsync.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Operation;
import org.passportsync.hub.Origins;
import org.passportsync.hub.RecordHistory;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import tools.jackson.databind.JsonNode;

/**
 * What became of a record.
 *
 * @param live whether it is in the hub now
 * @param attributes by attribute of the live record: whose its value is
 * @param items newest first
 */
public record HistoryShown(
        String entity,
        UUID passportId,
        boolean live,
        Map<String, OriginShown> attributes,
        List<VersionShown> items,
        @Nullable String next) {

    /**
     * Whose the live value of an attribute is.
     *
     * @param connections whose record says it; passport: it was edited in the hub
     * @param run that brought it; null where that is not kept any more
     * @param edges of lists of references and ties only: by Passport ID, the connections that know it
     */
    public record OriginShown(
            List<String> connections,
            @Nullable Long run,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, List<String>> edges) {}

    /**
     * One version.
     *
     * @param run that made it; null where that is not kept any more
     * @param document null: it left
     */
    public record VersionShown(
            int version,
            @Nullable Long run,
            @Nullable String connection,
            @Nullable Instant at,
            Operation operation,
            @Nullable Cause cause,
            List<String> changedAttributes,
            @Nullable JsonNode document) {

        static VersionShown of(RecordHistory.Version version) {
            return new VersionShown(
                    version.number(),
                    version.run(),
                    version.connection(),
                    version.at(),
                    version.operation(),
                    version.cause(),
                    version.changedAttributes(),
                    Answers.tree(version.document()));
        }
    }

    /** The history of a record that has versions. */
    public static HistoryShown of(
            EntityType entity,
            UUID passportId,
            List<RecordHistory.Version> versions,
            Map<String, Origins.Origin> origins) {
        Map<String, OriginShown> attributes = new TreeMap<>();
        origins.forEach((attribute, one) -> attributes.put(
                attribute,
                new OriginShown(
                        one.connections(), one.run(), one.edges().isEmpty() ? null : new TreeMap<>(one.edges()))));
        return new HistoryShown(
                entity.key(),
                passportId,
                versions.getFirst().operation() != Operation.DELETE,
                attributes,
                versions.stream().map(VersionShown::of).toList(),
                null);
    }
}
