package org.passportsync.answer;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Operation;
import org.passportsync.hub.RecordHistory;
import org.passportsync.hub.RecordList;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import tools.jackson.databind.JsonNode;

/**
 * What became of a record.
 *
 * @param live whether it is in the hub now
 * @param attributes by attribute: the connections whose record has it now
 * @param items newest first
 */
public record HistoryShown(
        String entity,
        UUID passportId,
        boolean live,
        Map<String, List<String>> attributes,
        List<VersionShown> items,
        @Nullable String next) {

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
            @Schema(type = "object") @Nullable JsonNode document) {

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
            EntityType entity, UUID passportId, List<RecordHistory.Version> versions, List<RecordList.Source> sources) {
        Map<String, List<String>> attributes = new TreeMap<>();
        for (RecordList.Source source : sources) {
            for (String attribute : source.attributes()) {
                attributes.computeIfAbsent(attribute, _ -> new ArrayList<>()).add(source.connection());
            }
        }
        return new HistoryShown(
                entity.key(),
                passportId,
                versions.getFirst().operation() != Operation.DELETE,
                attributes,
                versions.stream().map(VersionShown::of).toList(),
                null);
    }
}
