package org.passportsync.oneroster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.passportsync.sis.RowSchema;

/** Gives each field that somebody wants its place in a {@link RowObject}. */
final class FieldPlan {

    private final Map<String, Integer> places = new LinkedHashMap<>();
    private int next = RowObject.FIRST;

    FieldPlan() {
        places.put("sourcedId", RowObject.ID);
        places.put("status", RowObject.STATUS);
    }

    /** The place of a field; its first asker makes it. */
    int place(String field) {
        return places.computeIfAbsent(field, _ -> next++);
    }

    /** The places of a row's attributes, in its order. */
    int[] places(RowSchema row, List<String> computed) {
        return row.attributes().stream()
                .mapToInt(attribute -> computed.contains(attribute) ? -1 : place(attribute))
                .toArray();
    }

    Map<String, Integer> fields() {
        return places;
    }
}
