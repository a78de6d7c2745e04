package org.passportsync.skyward;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passportsync.connection.NeverRead;
import org.passportsync.sis.RowSchema;

/** Gives each field that somebody wants its place in a {@link NativeObject}; made once per parser. */
final class Fields {

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> plain = new HashMap<>();
    private final Map<String, Map<String, Integer>> groups = new HashMap<>();
    private final Map<String, Fields> lists = new LinkedHashMap<>();

    /** The place of a field, {@code Address.City} among them; -1 where it must not be read. */
    int place(String field) {
        int dot = field.indexOf('.');
        if (NeverRead.covers(field) || dot > 0 && NeverRead.covers(field.substring(0, dot))) {
            return -1;
        }
        Map<String, Integer> places =
                dot < 0 ? plain : groups.computeIfAbsent(field.substring(0, dot), _ -> new HashMap<>());
        return places.computeIfAbsent(field.substring(dot + 1), _ -> next(field));
    }

    /** The fields of the objects in a list that stands in a field, for example the {@code Staff} of a section. */
    Fields listed(String field) {
        return lists.computeIfAbsent(field, _ -> new Fields());
    }

    /** The places of a row's attributes, in its order; -1 for those that a reader computes. */
    int[] places(RowSchema row, Set<String> computed) {
        return row.attributes().stream()
                .mapToInt(attribute -> computed.contains(attribute) ? -1 : place(attribute))
                .toArray();
    }

    /** Places by the names of fields. */
    Map<String, Integer> plain() {
        return plain;
    }

    /** Places by the names of fields inside an object, by the name of the field that holds it. */
    Map<String, Map<String, Integer>> groups() {
        return groups;
    }

    Map<String, Fields> lists() {
        return lists;
    }

    String name(int place) {
        return names.get(place);
    }

    int size() {
        return names.size();
    }

    private int next(String field) {
        names.add(field);
        return names.size() - 1;
    }
}
