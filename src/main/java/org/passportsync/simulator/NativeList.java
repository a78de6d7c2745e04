package org.passportsync.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A native collection with the rows that each school lists.
 *
 * @param bySchool the ranks of a school's rows by SchoolId
 */
record NativeList(Table table, Map<String, int[]> bySchool) {

    /** A collection whose rows, by rank, are listed by these schools. */
    static NativeList of(Table table, List<List<String>> schools) {
        Map<String, IntStream.Builder> ranks = new HashMap<>();
        for (int rank = 0; rank < schools.size(); rank++) {
            for (String school : schools.get(rank)) {
                ranks.computeIfAbsent(school, _ -> IntStream.builder()).add(rank);
            }
        }
        Map<String, int[]> found = new HashMap<>();
        ranks.forEach((school, some) -> found.put(school, some.build().toArray()));
        return new NativeList(table, found);
    }

    static NativeList of(Table table) {
        return new NativeList(table, Map.of());
    }

    Table ofSchool(String schoolId) {
        return new PickedTable(table, bySchool.getOrDefault(schoolId, new int[0]));
    }
}
