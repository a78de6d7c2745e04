package org.passportsync.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.DistrictDefinition;
import org.passportsync.connection.Guards;
import org.passportsync.connection.HoldThreshold;
import org.passportsync.connection.Operation;
import org.passportsync.connection.UnusedSettings;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.IssueKind;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gathers what is told of a run. */
public final class RunReports {

    private final JdbcClient database;
    private final Connections connections;

    public RunReports(JdbcClient database, Connections connections) {
        this.database = database;
        this.connections = connections;
    }

    /** Everything about a run that is known to exist. */
    public RunReport of(Run run) {
        List<RunReport.Row> rows =
                statement("run_counts", run).query((row, _) -> row(row)).list();
        ConnectionDefinition definition =
                run.edits() ? null : connections.definition(run.connectionId(), run.connectionRevision());
        return new RunReport(
                run,
                statement("worked", run)
                        .query((row, _) -> Optional.ofNullable(RunFigures.worked(row)))
                        .single()
                        .orElse(null),
                new Holds(database).of(run.id()),
                rows.stream().filter(row -> row.school().isEmpty()).toList(),
                rows.stream().filter(row -> !row.school().isEmpty()).toList(),
                causes(run),
                issues(run),
                definition == null ? List.of() : UnusedSettings.of(definition),
                definition == null ? run.remains().remarks(run) : remarks(run, definition));
    }

    /** Steps of the run's executions, in the order they began. */
    public List<Step> steps(Run run) {
        return statement("step_executions", run)
                .query((row, _) -> new Step(
                        row.getString("name"),
                        row.getString("status"),
                        row.getLong("read_count"),
                        row.getLong("write_count"),
                        instant(row, "start_time"),
                        instant(row, "end_time")))
                .list();
    }

    /** The last execution of a step. */
    public record Step(
            String name,
            String status,
            long read,
            long written,
            java.time.@org.jspecify.annotations.Nullable Instant startedAt,
            java.time.@org.jspecify.annotations.Nullable Instant finishedAt) {}

    /** What the schools are called that the run counts for, by SIS ID; a school without a name is left out. */
    public Map<String, String> schoolNames(Run run) {
        Map<String, String> names = new java.util.HashMap<>();
        statement("school_names", run)
                .param("connection", run.connectionId())
                .query((row, _) -> names.put(row.getString("school"), row.getString("name")))
                .list();
        return names;
    }

    private List<RunReport.CauseCount> causes(Run run) {
        return statement("cause_counts", run)
                .query((row, _) -> new RunReport.CauseCount(
                        EntityType.byCode(row.getInt("entity")),
                        Operation.valueOf(row.getString("operation")),
                        Cause.valueOf(row.getString("cause")),
                        row.getLong("changes")))
                .list();
    }

    private Map<IssueKind, Long> issues(Run run) {
        Map<IssueKind, Long> issues = new EnumMap<>(IssueKind.class);
        JdbcClient.StatementSpec counts = run.committedAt() == null
                ? statement("staged_issue_counts", run).param("day", run.day())
                : statement("issue_counts", run).param("connection", run.connectionId());
        counts.query((row, _) -> issues.put(IssueKind.valueOf(row.getString("kind")), row.getLong("issues")))
                .list();
        return issues;
    }

    private List<String> remarks(Run run, ConnectionDefinition definition) {
        List<String> remarks = new java.util.ArrayList<>(statement("slice_remarks", run)
                .query((row, _) -> row.getString("resource") + ": " + row.getString("reason"))
                .list());
        if (definition.advanced().holdThreshold() instanceof HoldThreshold.None) {
            remarks.add("the hold threshold is switched off (holdThreshold: none)");
        }
        remarks.addAll(guards(run));
        remarks.addAll(run.remains().remarks(run));
        remarks.addAll(new RunRemarks(database).of(run, definition));
        return remarks;
    }

    /** What the district's guards do to a run of this day. */
    private List<String> guards(Run run) {
        if (run.state() == RunState.SKIPPED_SUSPENDED) {
            return List.of();
        }
        DistrictDefinition district = connections.district(run.district(), run.districtRevision());
        Guards guards = district.guards();
        Guards.Day day = guards.on(run.asOf(), run.begun(district.facts().timeZone()));
        List<String> remarks = new java.util.ArrayList<>();
        Guards.Window noDeletes = guards.disableDeletion();
        if (noDeletes != null && day.deletionDisabled()) {
            remarks.add("deletion is disabled from " + noDeletes.from() + " to " + noDeletes.to()
                    + ": deletes are shown, not applied, and proposed again by the first run after it");
        }
        Guards.Window rollover = guards.expectRollover();
        if (rollover != null && day.rolloverExpected()) {
            remarks.add("a rollover is expected from " + rollover.from() + " to " + rollover.to()
                    + ": deletes of calendars, courses, classes and enrollments are not limited");
        }
        return remarks;
    }

    private JdbcClient.StatementSpec statement(String name, Run run) {
        return database.sql(Sql.named("run/" + name)).param("run", run.id());
    }

    /** Spring Batch writes local times of its process's zone; that is UTC, see {@code PassportSync}. */
    private static java.time.@org.jspecify.annotations.Nullable Instant instant(ResultSet row, String column)
            throws SQLException {
        java.sql.Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static RunReport.Row row(ResultSet row) throws SQLException {
        return new RunReport.Row(
                EntityType.byCode(row.getInt("entity")),
                row.getString("school"),
                row.getLong("read"),
                row.getLong("kept"),
                row.getLong("held_back"),
                row.getLong("out_of_scope"),
                row.getLong("ended"),
                row.getLong("creates"),
                row.getLong("updates"),
                row.getLong("deletes"),
                row.getLong("withheld"),
                row.getLong("unchanged"),
                row.getLong("live_before"),
                row.getLong("live_after"));
    }
}
