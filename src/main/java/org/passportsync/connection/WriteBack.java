package org.passportsync.connection;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.passportsync.roster.EntityType;

/** What may be written back to the SIS, by entity; counts only with {@link SyncMode#TWO_WAY}. */
public record WriteBack(Map<EntityType, WriteSet> entities) {

    public static final WriteBack UNSAID = new WriteBack(Map.of());

    public WriteBack {
        Map<EntityType, WriteSet> inOrder = new EnumMap<>(EntityType.class);
        inOrder.putAll(entities);
        entities = Collections.unmodifiableMap(inOrder);
    }
}
