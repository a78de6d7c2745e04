package org.passportsync.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.passportsync.connection.OnClash;
import org.passportsync.roster.EntityType;

/** Attributes that together are unique, and what becomes of a newcomer that clashes. */
record Domain(EntityType entity, List<String> attributes, OnClash onClash) {

    static Domain of(EntityType entity, OnClash onClash, String... attributes) {
        return new Domain(entity, List.of(attributes), onClash);
    }

    /** What must be unique; nothing where one of the attributes is blank. */
    Optional<List<String>> key(Map<String, String> values) {
        List<String> key = new ArrayList<>();
        for (String attribute : attributes) {
            String value = values.get(attribute);
            if (value == null) {
                return Optional.empty();
            }
            boolean folded = attribute.equals("email") || attribute.equals("username");
            key.add(folded ? value.toLowerCase(Locale.ROOT) : value);
        }
        return Optional.of(key);
    }

    boolean same(Map<String, String> one, Map<String, String> other) {
        return key(one).isPresent() && key(one).equals(key(other));
    }

    boolean holdsOut() {
        return onClash == OnClash.HOLD_OUT;
    }
}
