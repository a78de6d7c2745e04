package org.passportsync.hub;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.DocumentParts;
import org.passportsync.roster.EntityType;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds out whose the values of a live record are: which connections say them, and which run brought them. */
public final class Origins {

    private final JdbcClient database;

    public Origins(JdbcClient database) {
        this.database = database;
    }

    /**
     * Whose one attribute is.
     *
     * @param connections whose record has this value now; of a list of references, any of it
     * @param run that brought the value; null where that is not kept any more
     * @param edges of what connects records: the connections that know each, by Passport ID; else empty
     */
    public record Origin(List<String> connections, @Nullable Long run, SortedMap<String, List<String>> edges) {}

    /** What a connection says of the record. */
    private record Says(String connection, Map<String, String> values) {}

    /** By attribute of the live record, newest version first; empty where it is gone. */
    public SortedMap<String, Origin> of(EntityType entity, UUID passportId, List<RecordHistory.Version> versions) {
        SortedMap<String, Origin> origins = new TreeMap<>();
        List<Says> all = database.sql(Sql.named("hub/record_contributions"))
                .param("entity", entity.code())
                .param("id", passportId)
                .query((row, _) ->
                        new Says(row.getString("connection"), DocumentParts.values(row.getString("document"))))
                .list();
        String live = versions.isEmpty() ? null : live(entity, passportId);
        if (live != null) {
            DocumentParts.values(live)
                    .forEach((attribute, value) ->
                            origins.put(attribute, origin(entity, attribute, value, all, versions)));
        }
        return origins;
    }

    private @Nullable String live(EntityType entity, UUID passportId) {
        return database.sql(Sql.named("hub/live_document"))
                .param("entity", entity.code())
                .param("id", passportId)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static Origin origin(
            EntityType entity, String attribute, String value, List<Says> all, List<RecordHistory.Version> versions) {
        LinkedHashSet<String> connections = new LinkedHashSet<>();
        SortedMap<String, List<String>> edges = new TreeMap<>();
        for (Says one : all) {
            String said = one.values().get(attribute);
            if (said == null) {
                continue;
            }
            List<String> ids = DocumentParts.named(entity, attribute, said);
            ids.forEach(id -> edges.computeIfAbsent(id, _ -> new ArrayList<>()).add(one.connection()));
            if (entity == EntityType.SCHOOL || said.equals(value) || !ids.isEmpty()) {
                connections.add(one.connection());
            }
        }
        edges.replaceAll((_, names) -> names.stream().distinct().toList());
        return new Origin(List.copyOf(connections), run(attribute, versions), edges);
    }

    /** The run that made the newest version in which the attribute changed. */
    private static @Nullable Long run(String attribute, List<RecordHistory.Version> versions) {
        return versions.stream()
                .filter(version -> version.changedAttributes().contains(attribute))
                .findFirst()
                .filter(version -> version.number() == 1 || version != versions.getLast())
                .map(RecordHistory.Version::run)
                .filter(Objects::nonNull)
                .orElse(null);
    }
}
