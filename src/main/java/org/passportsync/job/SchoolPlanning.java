package org.passportsync.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.PassportIds;
import org.passportsync.shape.HubSchool;
import org.passportsync.shape.PlannedSchool;
import org.passportsync.shape.PlannedSchool.MappedAs;
import org.passportsync.shape.SchoolPlan;
import org.passportsync.shape.SchoolsKnown;
import org.passportsync.shape.SourceSchool;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunSchools;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plans the mapping of a connection's schools from a definition, what earlier runs mapped, and the hub's schools. */
final class SchoolPlanning {

    private final JdbcClient database;
    private final int connectionId;

    SchoolPlanning(JdbcClient database, int connectionId) {
        this.database = database;
        this.connectionId = connectionId;
    }

    /** The mapping, if the SIS lists these schools. A row that can't be used is what it was before. */
    SchoolPlan.Plan plan(ConnectionDefinition definition, SchoolList.Listing listing) {
        Map<String, SourceSchool> before = before();
        List<SourceSchool> listed = new ArrayList<>(listing.schools());
        listing.odd().stream()
                .sorted()
                .map(before::get)
                .filter(Objects::nonNull)
                .forEach(listed::add);
        PassportIds ids = new PassportIds(definition.name());
        String prefix = definition.advanced().sisIdPrefix();
        Map<String, UUID> own = own();
        SchoolsKnown known =
                new SchoolsKnown(mappings(), hubSchools(definition.district().id()), before);
        SchoolPlan plan = new SchoolPlan(
                definition.schools(),
                definition.advanced().staff(),
                known,
                rawId -> own.getOrDefault(prefix + rawId, ids.of(EntityType.SCHOOL, prefix + rawId)));
        return plan.of(listed);
    }

    /** What the SIS listed when a run asked it. */
    static SchoolList.Listing listedBy(JdbcClient database, long run) {
        List<SourceSchool> schools = new RunSchools(database)
                .of(run).stream()
                        .filter(PlannedSchool::listed)
                        .map(PlannedSchool::school)
                        .toList();
        return new SchoolList.Listing(schools, Set.of());
    }

    /** The schools of the newest run that has read the list. */
    private Map<String, SourceSchool> before() {
        return database.sql(Sql.named("run/last_school_list"))
                .param("connection", connectionId)
                .query((row, _) -> row.getLong("id"))
                .optional()
                .map(run -> new RunSchools(database)
                        .of(run).stream()
                                .map(PlannedSchool::school)
                                .collect(Collectors.toMap(SourceSchool::id, school -> school)))
                .orElse(Map.of());
    }

    /** Passport IDs of hub schools by the SIS IDs that a re-key has given them. */
    private Map<String, UUID> own() {
        Map<String, UUID> own = new HashMap<>();
        database.sql(Sql.named("hub/own_schools"))
                .param("connection", connectionId)
                .query((row, _) -> own.put(row.getString("sis_id"), row.getObject("id", UUID.class)))
                .list();
        return own;
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
