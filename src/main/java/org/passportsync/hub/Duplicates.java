package org.passportsync.hub;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Reach;
import org.passportsync.hub.Duplicate.Entry;
import org.passportsync.hub.Duplicate.Why;
import org.passportsync.roster.AttributeKind;
import org.passportsync.roster.AttributeSpec;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.ShownDocument;
import org.passportsync.roster.ShownDocument.View;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the duplicates that wait for a decision, page by page, with personal values masked unless they are asked for. */
public final class Duplicates {

    private static final Set<AttributeKind> REFERRING =
            Set.of(AttributeKind.REF, AttributeKind.REFS, AttributeKind.EDGES);

    private final JdbcClient database;
    private final View view;

    public Duplicates(JdbcClient database, View view) {
        this.database = database;
        this.view = view;
    }

    /** Which duplicates are wanted; null means any. */
    public record Wanted(
            @Nullable String district, @Nullable EntityType entity) {}

    /** Whose duplicates may be seen, where a page begins, and how long it is at most. */
    public record Extent(Reach reach, @Nullable Long after, int limit) {}

    /** A page of duplicates; next is null on the last one. */
    public record Page(List<Duplicate> items, @Nullable Long next) {}

    /** Open duplicates, oldest first. */
    public Page page(Wanted wanted, Extent extent) {
        List<Duplicate> found = list(null, wanted, new Extent(extent.reach(), extent.after(), extent.limit() + 1));
        List<Duplicate> items = found.subList(0, Math.min(found.size(), extent.limit()));
        return new Page(items, found.size() > items.size() ? items.getLast().id() : null);
    }

    /** A duplicate of some districts, also one that is closed. */
    public Optional<Duplicate> find(long id, Reach reach) {
        return list(id, new Wanted(null, null), new Extent(reach, null, 1)).stream()
                .findFirst();
    }

    private List<Duplicate> list(@Nullable Long id, Wanted wanted, Extent extent) {
        EntityType entity = wanted.entity();
        return database.sql(Sql.named("hub/list_duplicates"))
                .param("id", id)
                .param("districts", extent.reach().array())
                .param("district", wanted.district())
                .param("entity", entity == null ? null : entity.code())
                .param("after", extent.after())
                .param("limit", extent.limit())
                .query((row, _) -> read(row))
                .list();
    }

    private Duplicate read(ResultSet row) throws SQLException {
        EntityType entity = EntityType.byCode(row.getInt("entity"));
        String district = row.getString("district_id");
        boolean decided = row.getObject("decision", Long.class) != null;
        return new Duplicate(
                row.getLong("id"),
                district,
                entity,
                why(row),
                new Entry(
                        row.getString("connection"),
                        row.getString("sis_id"),
                        row.getBoolean("live") ? row.getObject("passport_id", UUID.class) : null,
                        shown(entity, row.getString("document"))),
                new Entry(
                        row.getString("other_name"),
                        row.getString("other_sis_id"),
                        row.getBoolean("other_live") ? row.getObject("other_passport_id", UUID.class) : null,
                        shown(entity, row.getString("other_document"))),
                differing(row, entity),
                decided ? PairDecisions.standing(row, district) : null);
    }

    private static Why why(ResultSet row) throws SQLException {
        return new Why(
                row.getString("rule"),
                row.getString("attribute"),
                row.getString("value"),
                row.getString("message"),
                row.getLong("opened_run"),
                row.getObject("closed_run", Long.class));
    }

    private @Nullable String shown(EntityType entity, @Nullable String document) {
        return document == null ? null : ShownDocument.shown(entity, document, view);
    }

    /** Read off the values themselves, so that two that are masked can be told apart. */
    private static List<String> differing(ResultSet row, EntityType entity) throws SQLException {
        String one = row.getString("document");
        String two = row.getString("other_document");
        if (one == null || two == null) {
            return List.of();
        }
        boolean foreign = row.getInt("connection_id") != row.getInt("other_connection");
        Set<String> referring = foreign ? referring(entity) : Set.of();
        return ShownDocument.changed(entity, one, two).stream()
                .filter(attribute -> !referring.contains(attribute))
                .toList();
    }

    /** The attributes that name other records. */
    static Set<String> referring(EntityType entity) {
        return entity.schema().attributes().stream()
                .filter(attribute -> REFERRING.contains(attribute.kind()))
                .map(AttributeSpec::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
