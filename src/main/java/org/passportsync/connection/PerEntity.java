package org.passportsync.connection;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.passportsync.roster.EntityType;

/** Rules of one kind, listed by the entity that they are for; an entity without rules is left out. */
public record PerEntity<T>(Map<EntityType, List<T>> rules) {

    public PerEntity {
        Map<EntityType, List<T>> inOrder = new EnumMap<>(EntityType.class);
        rules.forEach((entity, list) -> {
            if (!list.isEmpty()) {
                inOrder.put(entity, List.copyOf(list));
            }
        });
        rules = Collections.unmodifiableMap(inOrder);
    }

    public static <T> PerEntity<T> none() {
        return new PerEntity<>(Map.of());
    }

    /** The rules of one entity, in the order of the definition; empty where it has none. */
    public List<T> of(EntityType entity) {
        return rules.getOrDefault(entity, List.of());
    }
}
