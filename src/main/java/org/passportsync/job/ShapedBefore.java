package org.passportsync.job;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.passportsync.roster.EntityType;
import org.passportsync.shape.Fingerprints;
import org.passportsync.shape.ShapeSettings;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a connection's records were shaped when they were last committed. */
final class ShapedBefore {

    private final Map<EntityType, UUID> shapedBy = new EnumMap<>(EntityType.class);
    private final Map<EntityType, String> fedBy = new EnumMap<>(EntityType.class);

    ShapedBefore(JdbcClient database, int connectionId) {
        database.sql(Sql.named("change/shaped_as"))
                .param("connection", connectionId)
                .query((row, _) -> {
                    EntityType entity = EntityType.byCode(row.getInt("entity"));
                    shapedBy.put(entity, row.getObject("shaped_by", UUID.class));
                    return fedBy.put(entity, row.getString("fed_by"));
                })
                .list();
    }

    /** Says whether an entity is shaped by the same rules now; what nobody has shaped yet has nothing to be built anew. */
    boolean same(EntityType entity, ShapeSettings settings) {
        UUID before = shapedBy.get(entity);
        return before == null || before.equals(Fingerprints.of(entity, settings).asUuid());
    }

    /** What fed the attributes of an entity; empty where that is not known. */
    String fedBy(EntityType entity) {
        return fedBy.getOrDefault(entity, "");
    }

    /** The attributes that are fed otherwise now. */
    Map<EntityType, Set<String>> moved(ShapeSettings settings) {
        Map<EntityType, Set<String>> moved = new EnumMap<>(EntityType.class);
        fedBy.forEach((entity, before) ->
                moved.put(entity, Fingerprints.moved(before, Fingerprints.feeds(entity, settings))));
        return moved;
    }
}
