package org.passportsync.hub;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Reach;
import org.passportsync.roster.AttributeSpec;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.ShownDocument;
import org.passportsync.roster.ShownDocument.View;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the hub's live records, page by page, with personal values masked unless they are asked for. */
public final class RecordList {

    private final JdbcClient database;
    private final View view;

    public RecordList(JdbcClient database, View view) {
        this.database = database;
        this.view = view;
    }

    /**
     * Which records are wanted; null means any.
     *
     * @param sisId of the record or of one that was merged into it
     * @param q the beginning of a SIS ID, or part of a text that the view shows
     * @param stale whether a connection holds it though it newly fails a rule
     */
    public record Wanted(
            EntityType entity,
            @Nullable String sisId,
            @Nullable UUID passportId,
            @Nullable String q,
            @Nullable Boolean stale) {}

    /** Whose records may be seen, where a page begins, and how long it is at most. */
    public record Extent(Reach reach, @Nullable UUID after, int limit) {}

    /**
     * A live record.
     *
     * @param document as JSON, by hub attribute
     * @param sources which connections hold it
     */
    public record Found(
            EntityType entity,
            UUID passportId,
            String district,
            String sisId,
            @Nullable String slug,
            String document,
            int version,
            long createdRun,
            long updatedRun,
            Instant updatedAt,
            List<Source> sources) {}

    /**
     * A connection that holds a record.
     *
     * @param staleSince the run since which it is held though it fails a rule; null: it passes
     */
    public record Source(
            String connection, String sisId, @Nullable Long staleSince) {}

    /** A page of records; next is null on the last one. */
    public record Page(List<Found> items, @Nullable UUID next) {}

    /** Live records by Passport ID. */
    public Page page(Wanted wanted, Extent extent) {
        List<Found> found = database.sql(Sql.named("hub/list_records"))
                .param("entity", wanted.entity().code())
                .param("districts", extent.reach().array())
                .param("after", extent.after())
                .param("passportId", wanted.passportId())
                .param("sisId", wanted.sisId())
                .param("stale", wanted.stale())
                .param("q", wanted.q())
                .param("searched", searched(wanted.entity()))
                .param("limit", extent.limit() + 1)
                .query((row, _) -> read(row, wanted.entity()))
                .list();
        List<Found> items = found.subList(0, Math.min(found.size(), extent.limit()));
        Map<UUID, List<Source>> sources =
                sources(wanted.entity(), items.stream().map(Found::passportId));
        return new Page(
                items.stream()
                        .map(one -> with(one, sources.getOrDefault(one.passportId(), List.of())))
                        .toList(),
                found.size() > items.size() ? items.getLast().passportId() : null);
    }

    private Map<UUID, List<Source>> sources(EntityType entity, Stream<UUID> records) {
        Map<UUID, List<Source>> sources = new HashMap<>();
        database.sql(Sql.named("hub/record_sources"))
                .param("entity", entity.code())
                .param("ids", records.toArray(UUID[]::new))
                .query((row, _) -> sources.computeIfAbsent(
                                row.getObject("passport_id", UUID.class), _ -> new ArrayList<>())
                        .add(source(row)))
                .list();
        return sources;
    }

    private String[] searched(EntityType entity) {
        return entity.schema().attributes().stream()
                .map(AttributeSpec::name)
                .filter(attribute -> !ShownDocument.hidden(entity, attribute, view))
                .toArray(String[]::new);
    }

    private static Source source(ResultSet row) throws SQLException {
        return new Source(
                row.getString("connection"), row.getString("sis_id"), row.getObject("stale_since", Long.class));
    }

    private static Found with(Found found, List<Source> sources) {
        return new Found(
                found.entity(),
                found.passportId(),
                found.district(),
                found.sisId(),
                found.slug(),
                found.document(),
                found.version(),
                found.createdRun(),
                found.updatedRun(),
                found.updatedAt(),
                sources);
    }

    private Found read(ResultSet row, EntityType entity) throws SQLException {
        return new Found(
                entity,
                row.getObject("id", UUID.class),
                row.getString("district_id"),
                row.getString("sis_id"),
                row.getString("slug"),
                ShownDocument.shown(entity, row.getString("document"), view),
                row.getInt("version"),
                row.getLong("created_run"),
                row.getLong("updated_run"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                List.of());
    }
}
