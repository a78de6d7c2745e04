package org.passportsync.connection;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The filter rules by entity; a record passes by any rule of its entity, and everything passes where there is none. */
public record Filters(Map<FilteredEntity, List<FilterRule>> rules) {

    public static final Filters NONE = new Filters(Map.of());

    public Filters {
        Map<FilteredEntity, List<FilterRule>> inOrder = new EnumMap<>(FilteredEntity.class);
        rules.forEach((entity, list) -> {
            if (!list.isEmpty()) {
                inOrder.put(entity, List.copyOf(list));
            }
        });
        rules = Collections.unmodifiableMap(inOrder);
    }

    public List<FilterRule> of(FilteredEntity entity) {
        return rules.getOrDefault(entity, List.of());
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }
}
