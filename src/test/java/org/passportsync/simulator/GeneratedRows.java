package org.passportsync.simulator;

import java.util.Map;
import java.util.TreeMap;

/** A generated district, and the rows of its tables by their identifiers. */
abstract class GeneratedRows {

    static final View VIEW = new View(Version.V1_2, "http://sim.example/v");
    static final District DISTRICT = District.of(DistrictSettings.of(7, 3000));

    static Map<String, String> rows(District district, Resource resource) {
        return rows(district, resource, VIEW);
    }

    static Map<String, String> rows(District district, Resource resource, View view) {
        Table table = district.table(resource, view, Sight.EVERYTHING);
        Map<String, String> rows = new TreeMap<>();
        for (int rank = 0; rank < table.size(); rank++) {
            String row = row(table, rank);
            rows.put(RowFields.of(Utf8.bytes(row)).first("sourcedId"), row);
        }
        return rows;
    }

    static String row(Table table, int rank) {
        Utf8 out = new Utf8();
        table.write(rank, out);
        return out.toString();
    }
}
