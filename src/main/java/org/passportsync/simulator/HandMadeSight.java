package org.passportsync.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Leaves out the hand-made rows that belong only to schools which can't be seen. */
final class HandMadeSight {

    private HandMadeSight() {}

    static SortedMap<String, byte[]> seen(Map<Resource, TreeMap<String, byte[]>> rows, Resource resource, Sight sight) {
        List<String> schools = schools(rows);
        TreeMap<String, byte[]> users = rows.getOrDefault(Resource.USERS, new TreeMap<>());
        TreeMap<String, byte[]> seen = new TreeMap<>();
        rows.getOrDefault(resource, new TreeMap<>()).forEach((id, row) -> {
            // A demographics row names no school: it goes with its user.
            byte[] judged = resource == Resource.DEMOGRAPHICS ? users.getOrDefault(id, row) : row;
            if (isSeen(judged, schools, sight)) {
                seen.put(id, row);
            }
        });
        return seen;
    }

    private static boolean isSeen(byte[] row, List<String> schools, Sight sight) {
        String text = new String(row, StandardCharsets.UTF_8);
        List<String> mentioned =
                schools.stream().filter(one -> text.contains('"' + one + '"')).toList();
        return mentioned.isEmpty() || mentioned.stream().anyMatch(sight::sees);
    }

    private static List<String> schools(Map<Resource, TreeMap<String, byte[]>> rows) {
        return rows.getOrDefault(Resource.ORGS, new TreeMap<>()).entrySet().stream()
                .filter(org -> new String(org.getValue(), StandardCharsets.UTF_8).contains("\"school\""))
                .map(Map.Entry::getKey)
                .toList();
    }
}
