package org.passportsync.answer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Holdings;
import org.passportsync.run.Removals;

/**
 * Live records that would be lost, or that nobody would update any more.
 *
 * @param schools raw SIS IDs; empty: it is not about some schools
 * @param records by the name of the entity, in the entities' order
 */
public record Loss(String connection, List<String> schools, Map<String, Long> records) {

    public static Loss of(Removals.Removal removal) {
        return new Loss(removal.connection(), removal.schools(), keyed(removal.records()));
    }

    /** What no other connection holds. */
    public static Loss alone(String connection, Map<EntityType, Holdings.Held> holdings) {
        Map<EntityType, Long> alone = new TreeMap<>();
        holdings.forEach((entity, held) -> alone.put(entity, held.alone()));
        return new Loss(connection, List.of(), keyed(alone));
    }

    private static Map<String, Long> keyed(Map<EntityType, Long> records) {
        Map<String, Long> keyed = new java.util.LinkedHashMap<>();
        new TreeMap<>(records).forEach((entity, count) -> keyed.put(entity.key(), count));
        return keyed;
    }
}
