package org.passportsync.staging;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.passportsync.roster.EntityType;

/** How many records of each entity a page held, and what became of them at first sight. */
public final class PageCounts {

    private static final String VERDICTS = "KHOE";

    /** One record, with its verdict and the row it came from. */
    record Counted(EntityType entity, char verdict, String origin) {}

    /** As many rows, one after the other from a place on, have a record of one entity judged alike. */
    record Stretch(EntityType entity, char verdict, int place, int rows) {}

    private final List<Counted> counted = new ArrayList<>();

    /**
     * Counts one record with its verdict; further parts of a record are not counted.
     *
     * @param origin raw identifier of the SIS row that it came from
     */
    void count(EntityType entity, char verdict, String origin) {
        if (VERDICTS.indexOf(verdict) < 0) {
            throw new IllegalArgumentException("no verdict has the code " + verdict);
        }
        counted.add(new Counted(entity, verdict, origin));
    }

    /** All that was counted, in the page's order. */
    List<Counted> all() {
        return counted;
    }

    /**
     * By entity code: read, kept, held back, out of scope, ended.
     *
     * @param known rows that an earlier page held too, because pages overlap; they count once
     */
    String asJson(Set<String> known) {
        Sums sums = new Sums();
        for (Counted one : counted) {
            if (!known.contains(one.origin())) {
                sums.add(one.entity(), one.verdict(), 1);
            }
        }
        return sums.asJson();
    }

    /** The same of stretches, where no two rows have the same identifier. */
    static String asJson(List<Stretch> stretches, int known) {
        Sums sums = new Sums();
        for (Stretch one : stretches) {
            sums.add(one.entity(), one.verdict(), one.rows() - Math.clamp((long) known - one.place(), 0, one.rows()));
        }
        return sums.asJson();
    }

    private static final class Sums {

        private final Map<EntityType, int[]> rows = new EnumMap<>(EntityType.class);

        void add(EntityType entity, char verdict, int records) {
            if (records > 0) {
                int[] row = rows.computeIfAbsent(entity, _ -> new int[1 + VERDICTS.length()]);
                row[0] += records;
                row[1 + VERDICTS.indexOf(verdict)] += records;
            }
        }

        String asJson() {
            StringJoiner json = new StringJoiner(",", "{", "}");
            rows.forEach((entity, row) -> json.add("\"" + entity.code() + "\":[" + row[0] + "," + row[1] + "," + row[2]
                    + "," + row[3] + "," + row[4] + "]"));
            return json.toString();
        }
    }
}
