package org.passportsync.staging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Issue;
import org.passportsync.roster.IssueKind;
import org.passportsync.run.Run;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the issues of a run, page by page: those open after it where it is committed, else those that it found. */
public final class IssueList {

    private final JdbcClient database;

    public IssueList(JdbcClient database) {
        this.database = database;
    }

    /** An issue with the run that first found it. */
    public record Found(Issue issue, long openedRun) {}

    /** Which issues are wanted; null means any. */
    public record Wanted(
            @Nullable EntityType entity, @Nullable IssueKind kind) {

        /** Every issue. */
        public static final Wanted ALL = new Wanted(null, null);
    }

    /**
     * Where a page begins, and how long it is at most.
     *
     * @param after the {@code next} of the page before; null: the first page
     */
    public record Extent(@Nullable String after, int limit) {}

    /** A page of issues; next is null on the last one. */
    public record Page(List<Found> items, @Nullable String next) {}

    private record Row(String cursor, Found found) {}

    /** Says whether a cursor may have come from a page of this run. */
    public static boolean fits(Run run, String cursor) {
        return cursor.matches(run.committedAt() == null ? "\\(\\d{1,9},\\d{1,5}\\)" : "\\d{1,18}");
    }

    /** Issues of a run in the order in which they were written. */
    public Page page(Run run, Wanted wanted, Extent extent) {
        EntityType entity = wanted.entity();
        List<Row> rows = statement(run)
                .param("run", run.id())
                .param("kind", wanted.kind() == null ? null : wanted.kind().name())
                .param("entity", entity == null ? null : entity.code())
                .param("after", extent.after())
                .param("limit", extent.limit() + 1)
                .query((row, _) -> new Row(row.getString("cursor"), read(row)))
                .list();
        List<Row> shown = rows.subList(0, Math.min(rows.size(), extent.limit()));
        return new Page(
                shown.stream().map(Row::found).toList(),
                rows.size() > shown.size() ? shown.getLast().cursor() : null);
    }

    private JdbcClient.StatementSpec statement(Run run) {
        JdbcClient.StatementSpec list = run.committedAt() == null
                ? database.sql(Sql.named("staging/list_staged_issues")).param("day", run.day())
                : database.sql(Sql.named("staging/list_open_issues"));
        return list.param("connection", run.connectionId());
    }

    private static Found read(ResultSet row) throws SQLException {
        Integer entity = row.getObject("entity", Integer.class);
        Integer page = row.getObject("page", Integer.class);
        return new Found(
                new Issue(
                        entity == null ? null : EntityType.byCode(entity),
                        row.getString("sis_id"),
                        IssueKind.valueOf(row.getString("kind")),
                        row.getString("stage"),
                        row.getString("rule"),
                        row.getString("attribute"),
                        row.getString("value"),
                        row.getString("message"),
                        page == null ? null : row.getString("slice") + "#" + page),
                row.getLong("opened_run"));
    }
}
