package org.passportsync.oneroster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.passportsync.connection.NeverRead;
import org.passportsync.sis.RowSchema;

/** Gives each field that somebody wants its place in a {@link RowObject}; made once per parser. */
final class FieldPlan {

    private static final String METADATA = "metadata.";
    private static final String USER_IDS = "userIds.";

    private final List<String> names = new ArrayList<>(List.of("sourcedId", "status"));
    private final Map<String, Integer> fields = new HashMap<>();
    private final Map<String, Integer> metadata = new HashMap<>();
    private final Map<String, Integer> userIds = new HashMap<>();

    FieldPlan() {
        fields.put("sourcedId", RowObject.ID);
        fields.put("status", RowObject.STATUS);
    }

    /** The place of a field, {@code metadata.x} and {@code userIds.x} among them; -1 where it must not be read. */
    int place(String field) {
        if (NeverRead.covers(field)) {
            return -1;
        }
        if (field.startsWith(METADATA)) {
            return metadata.computeIfAbsent(field.substring(METADATA.length()), _ -> next(field));
        }
        if (field.startsWith(USER_IDS)) {
            String type = field.substring(USER_IDS.length()).toLowerCase(Locale.ROOT);
            return userIds.computeIfAbsent(type, _ -> next(field));
        }
        return fields.computeIfAbsent(field, _ -> next(field));
    }

    /** The place of a field that somebody wants; -1 where nobody does. */
    int known(String field) {
        Integer place =
                field.startsWith(METADATA) ? metadata.get(field.substring(METADATA.length())) : fields.get(field);
        return place == null ? -1 : place;
    }

    /** The places of a row's attributes, in its order; -1 for those that a reader computes. */
    int[] places(RowSchema row, Set<String> computed) {
        return row.attributes().stream()
                .mapToInt(attribute -> computed.contains(attribute) ? -1 : place(attribute))
                .toArray();
    }

    /** Places by the names of top-level fields. */
    Map<String, Integer> fields() {
        return fields;
    }

    /** Places by the names of fields inside {@code metadata}. */
    Map<String, Integer> metadata() {
        return metadata;
    }

    /** Places by the types of {@code userIds}, in small letters. */
    Map<String, Integer> userIds() {
        return userIds;
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
