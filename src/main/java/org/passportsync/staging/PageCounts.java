package org.passportsync.staging;

import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import org.passportsync.roster.EntityType;

/** How many records of each entity a page held, and what became of them at first sight. */
public final class PageCounts {

    private final Map<EntityType, int[]> counts = new EnumMap<>(EntityType.class);

    /** Counts one record with its verdict; further parts of a record are not counted. */
    void count(EntityType entity, char verdict) {
        int[] row = counts.computeIfAbsent(entity, _ -> new int[5]);
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
