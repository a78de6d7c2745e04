package org.passportsync.hub;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Reach;
import org.passportsync.hub.PairDecision.Made;
import org.passportsync.hub.PairDecision.Named;
import org.passportsync.roster.EntityType;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that was ever decided about pairs of records, also what was undone. */
public final class PairDecisions {

    private final JdbcClient database;

    public PairDecisions(JdbcClient database) {
        this.database = database;
    }

    /**
     * Which decisions are wanted; null means any.
     *
     * @param reach the districts that may be seen
     * @param before the number of the last decision of the page before
     */
    public record Wanted(
            Reach reach,
            @Nullable String district,
            @Nullable Long before,
            int limit) {}

    /** A page of decisions; next is null on the last one. */
    public record Page(List<PairDecision> items, @Nullable Long next) {}

    /** Decisions, newest first. */
    public Page page(Wanted wanted) {
        List<PairDecision> found =
                list(new Wanted(wanted.reach(), wanted.district(), wanted.before(), wanted.limit() + 1), null);
        List<PairDecision> items = found.subList(0, Math.min(found.size(), wanted.limit()));
        return new Page(items, found.size() > items.size() ? items.getLast().id() : null);
    }

    /** A decision of some districts, also one that was undone. */
    public Optional<PairDecision> find(long id, Reach reach) {
        return list(new Wanted(reach, null, null, 1), id).stream().findFirst();
    }

    private List<PairDecision> list(Wanted wanted, @Nullable Long id) {
        return database.sql(Sql.named("hub/list_pair_decisions"))
                .param("districts", wanted.reach().array())
                .param("district", wanted.district())
                .param("before", wanted.before())
                .param("limit", wanted.limit())
                .param("id", id)
                .query((row, _) -> read(row))
                .list();
    }

    private static PairDecision read(ResultSet row) throws SQLException {
        PairDecision standing = standing(row, row.getString("district_id"));
        return new PairDecision(
                standing.id(),
                standing.district(),
                standing.entity(),
                standing.incoming(),
                standing.other(),
                standing.verdict(),
                standing.made(),
                row.getString("undone_by"),
                instant(row, "undone_at"));
    }

    /** A decision that stands, from the columns that every statement about decisions has. */
    static PairDecision standing(ResultSet row, String district) throws SQLException {
        return new PairDecision(
                row.getLong("decision"),
                district,
                EntityType.byCode(row.getInt("entity")),
                new Named(row.getString("decided_connection"), row.getString("decided_sis_id")),
                new Named(row.getString("decided_other"), row.getString("decided_other_sis_id")),
                PairVerdict.valueOf(row.getString("verdict")),
                new Made(
                        row.getString("actor"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("note")),
                null,
                null);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
