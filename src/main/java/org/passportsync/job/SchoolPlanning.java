package org.passportsync.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.PassportIds;
import org.passportsync.shape.HubSchool;
import org.passportsync.shape.PlannedSchool.MappedAs;
import org.passportsync.shape.SchoolPlan;
import org.passportsync.shape.SchoolsKnown;
import org.passportsync.shape.SourceSchool;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plans the mapping of a connection's schools from a definition, what earlier runs mapped, and the hub's schools. */
final class SchoolPlanning {

    private final JdbcClient database;
    private final int connectionId;

    SchoolPlanning(JdbcClient database, int connectionId) {
        this.database = database;
        this.connectionId = connectionId;
    }

    /** The mapping, if the SIS lists these schools. */
    SchoolPlan.Plan plan(ConnectionDefinition definition, List<SourceSchool> listed) {
        PassportIds ids = new PassportIds(definition.name());
        String prefix = definition.advanced().sisIdPrefix();
        SchoolsKnown known =
                new SchoolsKnown(mappings(), hubSchools(definition.district().id()));
        SchoolPlan plan = new SchoolPlan(
                definition.schools(),
                definition.advanced().staff(),
                known,
                rawId -> ids.of(EntityType.SCHOOL, prefix + rawId));
        return plan.of(listed);
    }

    private Map<String, SchoolsKnown.Mapping> mappings() {
        Map<String, SchoolsKnown.Mapping> mappings = new HashMap<>();
        database.sql(Sql.named("hub/known_mappings"))
                .param("connection", connectionId)
                .query((row, _) -> mappings.put(
                        row.getString("source_id"),
                        new SchoolsKnown.Mapping(
                                row.getObject("school_id", UUID.class), MappedAs.valueOf(row.getString("mapped_as")))))
                .list();
        return mappings;
    }

    List<HubSchool> hubSchools(String district) {
        return database.sql(Sql.named("hub/hub_schools"))
                .param("district", district)
                .query((row, _) -> new HubSchool(
                        row.getObject("id", UUID.class),
                        row.getString("slug"),
                        row.getString("name"),
                        row.getString("identifier")))
                .list();
    }
}
