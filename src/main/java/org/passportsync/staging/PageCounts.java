package org.passportsync.staging;

import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;

/** How many records of each entity a page held, and what became of them at first sight. */
public final class PageCounts {

    private final Map<EntityType, int[]> counts = new EnumMap<>(EntityType.class);
    private final Map<EntityType, int[]> ofFirstRow = new EnumMap<>(EntityType.class);
    private @Nullable String firstRow;

    /** Counts one record with its verdict, and the SIS row that it was read from; further parts of a record are not counted. */
    void count(EntityType entity, char verdict, String row) {
        firstRow = firstRow == null ? row : firstRow;
        add(counts, entity, verdict);
        if (row.equals(firstRow)) {
            add(ofFirstRow, entity, verdict);
        }
    }

    /** Takes away what the page's first row counted: that row was counted as the last one of the page before. */
    void forget(String row) {
        if (row.equals(firstRow)) {
            ofFirstRow.forEach((entity, known) -> {
                int[] all = counts.getOrDefault(entity, known);
                for (int at = 0; at < all.length; at++) {
                    all[at] -= known[at];
                }
            });
            ofFirstRow.clear();
        }
    }

    private static void add(Map<EntityType, int[]> to, EntityType entity, char verdict) {
        int[] row = to.computeIfAbsent(entity, _ -> new int[5]);
        row[0]++;
        switch (verdict) {
            case 'K' -> row[1]++;
            case 'H' -> row[2]++;
            case 'O' -> row[3]++;
            case 'E' -> row[4]++;
            default -> throw new IllegalArgumentException("no verdict has the code " + verdict);
        }
    }

    /** By entity code: read, kept, held back, out of scope, ended. */
    String asJson() {
        StringJoiner json = new StringJoiner(",", "{", "}");
        counts.forEach((entity, row) -> json.add("\"" + entity.code() + "\":[" + row[0] + "," + row[1] + "," + row[2]
                + "," + row[3] + "," + row[4] + "]"));
        return json.toString();
    }

    /** Records of all entities. */
    public int read() {
        return counts.values().stream().mapToInt(row -> row[0]).sum();
    }
}
