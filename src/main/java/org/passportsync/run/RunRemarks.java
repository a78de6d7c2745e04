package org.passportsync.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.ExpiryWarning;
import org.passportsync.connection.MappedSchool;
import org.passportsync.connection.SchoolsMapping;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person should know beside a run's numbers: schools that want a decision, people outside, what expires soon. */
final class RunRemarks {

    private static final int MOST_SCHOOLS = 10;

    private final JdbcClient database;

    RunRemarks(JdbcClient database) {
        this.database = database;
    }

    List<String> of(Run run, ConnectionDefinition definition) {
        List<String> remarks = new ArrayList<>();
        ExpiryWarning.of(definition, run.asOf()).map(ExpiryWarning::text).ifPresent(remarks::add);
        List<String> schools = schools(run, definition.schools());
        schools.stream().limit(MOST_SCHOOLS).forEach(remarks::add);
        if (schools.size() > MOST_SCHOOLS) {
            remarks.add("... and " + (schools.size() - MOST_SCHOOLS)
                    + " more schools want a decision; the connection's page and the command schools list them");
        }
        remarks.addAll(outside(run));
        remarks.addAll(unsent(run));
        return remarks;
    }

    private List<String> unsent(Run run) {
        return statement("unsent_notices", run)
                .query((row, _) -> "the notice " + row.getString("kind") + " by " + row.getString("channel")
                        + " could not be sent (" + row.getInt("attempts") + " tried"
                        + (row.getObject("due_at") == null ? ", given up" : "") + "): " + row.getString("last_error"))
                .list();
    }

    private List<String> schools(Run run, SchoolsMapping mapping) {
        return statement("school_remarks", run)
                .param("excluded", mapping.exclude().toArray(String[]::new))
                .param("named", mapping.map().stream().map(MappedSchool::source).toArray(String[]::new))
                .query((row, _) -> school(row))
                .list();
    }

    private static String school(ResultSet row) throws SQLException {
        String source = row.getString("source_id");
        String name = row.getString("name");
        String school = "school " + source + (name == null ? "" : " (" + name + ")");
        String suggested = row.getString("suggested");
        if (!row.getBoolean("listed")) {
            return school + " is mapped by the definition, but the SIS doesn't list it; check its identifier";
        }
        if (suggested == null) {
            return school + " is not mapped, so its records are out of scope; map it or exclude it";
        }
        return school + (row.getBoolean("mapped") ? " got a hub school of its own" : " is not mapped")
                + ", but the hub school " + suggested + " has the same "
                + row.getString("suggested_for").toLowerCase(java.util.Locale.ROOT)
                + "; if they are one, put this under schools.map: { source: \"" + source + "\", existing: " + suggested
                + " }";
    }

    private List<String> outside(Run run) {
        return statement("people_outside", run)
                .param("connection", run.connectionId())
                .query((row, _) -> outside(row.getLong("students"), row.getLong("staff")))
                .list()
                .stream()
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String outside(long students, long staff) {
        return students + staff == 0
                ? ""
                : students + " students and " + staff
                        + " staff are out of scope, because only schools that are not mapped hold them";
    }

    private JdbcClient.StatementSpec statement(String name, Run run) {
        return database.sql(Sql.named("run/" + name)).param("run", run.id());
    }
}
