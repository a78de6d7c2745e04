package org.passportsync.change;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Operation;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.ShownDocument;
import org.passportsync.roster.ShownDocument.View;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what a run changes, page by page, with personal values masked unless they are asked for. */
public final class ChangeList {

    private static final Stride STRIDE = new Stride(100_000, 5_000);

    private final JdbcClient database;
    private final View view;

    public ChangeList(JdbcClient database) {
        this(database, View.MASKED);
    }

    public ChangeList(JdbcClient database, View view) {
        this.database = database;
        this.view = view;
    }

    /**
     * One record that a run creates, updates or deletes.
     *
     * @param sisIdBefore the SIS ID it had, where a re-key gives it another
     * @param withheld whether the delete is shown only, because deletion is disabled
     * @param school SIS ID of the source school that it counts for
     * @param before JSON of what is in the hub, masked; null where nothing is
     * @param after JSON of what will be, masked; null where nothing will be
     */
    public record Change(
            EntityType entity,
            String sisId,
            @Nullable String sisIdBefore,
            UUID passportId,
            Operation operation,
            @Nullable String school,
            Cause cause,
            boolean withheld,
            @Nullable String before,
            @Nullable String after,
            List<String> changedAttributes) {}

    /** Which changes are wanted; null means any. */
    public record Wanted(
            @Nullable EntityType entity,
            @Nullable Operation operation,
            @Nullable String school,
            @Nullable Cause cause) {

        /** Every change. */
        public static final Wanted ALL = new Wanted(null, null, null, null);
    }

    /** Where a page begins, and how long it is at most. */
    public record Extent(@Nullable Cursor after, int limit) {}

    /** The last change of a page. */
    public record Cursor(EntityType entity, String sisId, UUID passportId) {

        private static Cursor of(Change change) {
            return new Cursor(change.entity(), change.sisId(), change.passportId());
        }

        /** As it is handed out: letters, digits, {@code -} and {@code _}. */
        public String text() {
            String plain = entity.code() + ":" + passportId + ":" + sisId;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }

        /** Reads what {@link #text} wrote; nothing where it did not write this. */
        public static Optional<Cursor> read(String text) {
            try {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                String[] parts = plain.split(":", 3);
                return parts.length < 3
                        ? Optional.empty()
                        : Optional.of(new Cursor(
                                EntityType.byCode(Integer.parseInt(parts[0])), parts[2], UUID.fromString(parts[1])));
            } catch (IllegalArgumentException foreign) {
                return Optional.empty();
            }
        }
    }

    /** A page of changes; next is null on the last one. */
    public record Page(List<Change> items, @Nullable Cursor next) {}

    /** How many changes are looked for at once where all are read, and how many of them are read at once. */
    record Stride(int places, int portion) {}

    /** Changes of a run, by entity and SIS ID. */
    public Page page(long runId, Wanted wanted, Extent extent) {
        List<String> places = places(runId, wanted, new Extent(extent.after(), extent.limit() + 1));
        List<Change> items = at(runId, places.subList(0, Math.min(places.size(), extent.limit())));
        return new Page(items, items.isEmpty() || places.size() <= extent.limit() ? null : Cursor.of(items.getLast()));
    }

    /**
     * Reads all changes of a run, by entity and SIS ID, without holding more than a few in memory.
     *
     * @param reader is given some at a time, and says whether it wants more
     */
    public void walk(long runId, Wanted wanted, Predicate<List<Change>> reader) {
        walk(runId, wanted, STRIDE, reader);
    }

    void walk(long runId, Wanted wanted, Stride stride, Predicate<List<Change>> reader) {
        List<String> places;
        Cursor after = null;
        do {
            places = places(runId, wanted, new Extent(after, stride.places()));
            for (int from = 0; from < places.size(); from += stride.portion()) {
                List<Change> portion =
                        at(runId, places.subList(from, Math.min(places.size(), from + stride.portion())));
                if (portion.isEmpty() || !reader.test(portion)) {
                    return;
                }
                after = Cursor.of(portion.getLast());
            }
        } while (places.size() == stride.places());
    }

    private List<String> places(long runId, Wanted wanted, Extent extent) {
        Cursor after = extent.after();
        EntityType entity = wanted.entity();
        return database.sql(Sql.named("change/list_changes"))
                .param("run", runId)
                .param("entity", entity == null ? null : entity.code())
                .param(
                        "operation",
                        wanted.operation() == null ? null : wanted.operation().name())
                .param("school", wanted.school())
                .param("cause", wanted.cause() == null ? null : wanted.cause().name())
                .param("afterEntity", after == null ? null : after.entity().code())
                .param("afterSisId", after == null ? null : after.sisId())
                .param("afterPassportId", after == null ? null : after.passportId())
                .param("limit", extent.limit())
                .query((row, _) -> row.getString("place"))
                .list();
    }

    private List<Change> at(long runId, List<String> places) {
        return database.sql(Sql.named("change/changes_at"))
                .param("run", runId)
                .param("places", places.toArray(String[]::new))
                .query((row, _) -> read(row))
                .list();
    }

    private Change read(ResultSet row) throws SQLException {
        EntityType entity = EntityType.byCode(row.getInt("entity"));
        String before = row.getString("before_text");
        String after = row.getString("after_text");
        return new Change(
                entity,
                row.getString("sis_id"),
                row.getString("sis_id_before"),
                row.getObject("passport_id", UUID.class),
                Operation.valueOf(row.getString("operation")),
                row.getString("school"),
                Cause.valueOf(row.getString("cause")),
                row.getBoolean("withheld"),
                before == null ? null : ShownDocument.shown(entity, before, view),
                after == null ? null : ShownDocument.shown(entity, after, view),
                ShownDocument.changed(entity, before, after));
    }
}
