package org.passportsync.sources;

import java.util.Map;
import java.util.TreeMap;
import org.passportsync.roster.EntityType;

/** The rows of a district's sources, with what every row of a person has. */
final class Rolls {

    private final Map<String, Map<SourceId, Map<String, String>>> byConnection = new TreeMap<>();

    /** Somebody on the staff whom nobody else has, so that no school and no upload is ever empty. */
    static SourceId janitor(String connection) {
        return new SourceId(connection, EntityType.STAFF, "janitor-" + connection);
    }

    Map<SourceId, Map<String, String>> of(String connection) {
        return byConnection.computeIfAbsent(connection, name -> {
            Map<SourceId, Map<String, String>> rows = new TreeMap<>();
            rows.put(janitor(name), inFull(janitor(name), Map.of()));
            return rows;
        });
    }

    void put(SourceId id, Map<String, String> values) {
        of(id.connection()).put(id, inFull(id, values));
    }

    void remove(SourceId id) {
        of(id.connection()).remove(id);
    }

    static String school(String connection) {
        return "school-" + connection;
    }

    private static Map<String, String> inFull(SourceId id, Map<String, String> values) {
        Map<String, String> full = new TreeMap<>(values);
        full.putIfAbsent("familyName", "Person");
        full.put("enabled", "true");
        full.put("primarySchool", school(id.connection()));
        full.put("schools", school(id.connection()));
        if (id.entity() == EntityType.STAFF) {
            full.put("roles", "[teacher]");
            full.put("teaching", "true");
        } else if (full.containsKey("grade")) {
            full.put("grades", "[" + full.get("grade") + "]");
        }
        return full;
    }
}
