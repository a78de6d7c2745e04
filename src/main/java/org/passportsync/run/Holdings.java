package org.passportsync.run;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.passportsync.roster.EntityType;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many live records of the hub rest on a connection. */
public final class Holdings {

    private final JdbcClient database;

    public Holdings(JdbcClient database) {
        this.database = database;
    }

    /**
     * Live records of one entity.
     *
     * @param held by the connection, alone or with others
     * @param alone by no other connection
     */
    public record Held(long held, long alone) {}

    /** Everything a connection holds; entities without any are left out. */
    public Map<EntityType, Held> of(int connectionId) {
        Map<EntityType, Held> held = new EnumMap<>(EntityType.class);
        database.sql(Sql.named("run/held_records"))
                .param("connection", connectionId)
                .query((row, _) -> held.put(
                        EntityType.byCode(row.getInt("entity")), new Held(row.getLong("held"), row.getLong("alone"))))
                .list();
        return held;
    }

    /** Whether anything is remembered of a connection's last upload, be it live or not. */
    public boolean any(int connectionId) {
        return database.sql(Sql.named("run/holds_anything"))
                .param("connection", connectionId)
                .query(Boolean.class)
                .single();
    }

    /** What a connection holds only because of these schools, given by their raw identifiers. */
    public Map<EntityType, Long> exclusive(int connectionId, Collection<String> schools) {
        Map<EntityType, Long> exclusive = new EnumMap<>(EntityType.class);
        database.sql(Sql.named("run/exclusive_records"))
                .param("connection", connectionId)
                .param("schools", schools.toArray(String[]::new))
                .query((row, _) -> exclusive.put(EntityType.byCode(row.getInt("entity")), row.getLong("records")))
                .list();
        return exclusive;
    }
}
