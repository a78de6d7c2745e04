package org.passportsync.staging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.shape.PlannedSchool;
import org.passportsync.shape.SchoolSuggestion;
import org.passportsync.shape.SourceSchool;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The schools of a run, as its mapping planned them, and those it found lost. */
public final class RunSchools {

    private final JdbcClient database;

    public RunSchools(JdbcClient database) {
        this.database = database;
    }

    /** Replaces the plan of a run; in the caller's transaction. */
    public void plan(long runId, List<PlannedSchool> schools) {
        database.sql(Sql.named("staging/clear_run_schools")).param("run", runId).update();
        schools.forEach(school -> add(runId, school));
    }

    /** The plan of a run, by source identifier. */
    public List<PlannedSchool> of(long runId) {
        return database.sql(Sql.named("staging/run_schools"))
                .param("run", runId)
                .query((row, _) -> read(row))
                .list();
    }

    /** Why each lost school is lost, by its SIS ID. */
    public Map<String, String> lost(long runId) {
        Map<String, String> lost = new LinkedHashMap<>();
        database.sql(Sql.named("staging/lost_schools"))
                .param("run", runId)
                .query((row, _) -> lost.put(row.getString("sis_id"), row.getString("why")))
                .list();
        return lost;
    }

    private void add(long runId, PlannedSchool planned) {
        SourceSchool school = planned.school();
        PlannedSchool.MappedAs mappedAs = planned.mappedAs();
        SchoolSuggestion suggestion = planned.suggestion();
        database.sql(Sql.named("staging/add_run_school"))
                .param("run", runId)
                .param("source", school.id())
                .param("name", school.name())
                .param("type", school.type())
                .param("identifier", school.identifier())
                .param("ended", school.ended())
                .param("listed", planned.listed())
                .param("school", planned.schoolId())
                .param("mappedAs", mappedAs == null ? null : mappedAs.name())
                .param("hubName", planned.hubName())
                .param("slug", planned.slug())
                .param("suggested", suggestion == null ? null : suggestion.slug())
                .param(
                        "suggestedFor",
                        suggestion == null ? null : suggestion.reason().name())
                .update();
    }

    private static PlannedSchool read(ResultSet row) throws SQLException {
        SourceSchool school = new SourceSchool(
                row.getString("source_id"),
                row.getString("name"),
                row.getString("type"),
                row.getString("identifier"),
                row.getBoolean("ended"));
        return new PlannedSchool(
                school,
                row.getBoolean("listed"),
                row.getObject("school_id", UUID.class),
                mappedAs(row.getString("mapped_as")),
                row.getString("hub_name"),
                row.getString("slug"),
                suggestion(row.getString("suggested"), row.getString("suggested_for")));
    }

    private static @Nullable SchoolSuggestion suggestion(@Nullable String slug, @Nullable String reason) {
        return slug == null || reason == null
                ? null
                : new SchoolSuggestion(slug, SchoolSuggestion.Reason.valueOf(reason));
    }

    private static PlannedSchool.@Nullable MappedAs mappedAs(@Nullable String name) {
        return name == null ? null : PlannedSchool.MappedAs.valueOf(name);
    }
}
