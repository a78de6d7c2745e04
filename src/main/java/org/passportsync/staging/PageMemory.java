package org.passportsync.staging;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.ContentHash;
import org.passportsync.sis.SourcePage;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What pages of one resource yielded when they were read before, under the same rules: a page that comes again byte for
 * byte is not read again.
 *
 * <p>It knows nothing of the baseline: whether all of a page is still remembered is asked of each run's own index, and
 * where it is not, the page is read. A row that was held back is never in it.
 */
public final class PageMemory {

    private final @Nullable JdbcClient database;
    private final Place place;
    private final Map<Long, UUID> known = new HashMap<>();

    /**
     * Whose pages these are.
     *
     * @param context fingerprint of all but its bytes that a page's outcome depends on
     */
    public record Place(int connectionId, String resource, ContentHash context) {}

    private PageMemory(@Nullable JdbcClient database, Place place) {
        this.database = database;
        this.place = place;
    }

    /** Remembers nothing, and keeps nothing. */
    public static PageMemory none() {
        return new PageMemory(null, new Place(0, "", new ContentHash(0, 0)));
    }

    /** Looks up which pages were read before. */
    public static PageMemory of(JdbcClient database, Place place) {
        PageMemory memory = new PageMemory(database, place);
        memory.about(database, "known_pages")
                .query((row, _) -> memory.known.put(row.getLong("page_offset"), row.getObject("body_hash", UUID.class)))
                .list();
        return memory;
    }

    boolean keeps() {
        return database != null;
    }

    /** Whether a page came as it did before; asks no database. */
    boolean holds(SourcePage page, ContentHash hash) {
        return hash.asUuid().equals(known.get(page.offset()));
    }

    /** Fills an unread harvest with what its page yields; false where it has to be read after all. */
    public boolean recall(PageHarvest harvest, SeenIndex remembered) {
        Optional<PageOutcome> outcome = database == null ? Optional.empty() : outcome(database, harvest);
        outcome.filter(one -> one.unchanged(remembered)).ifPresent(harvest::fill);
        return !harvest.unread();
    }

    private Optional<PageOutcome> outcome(JdbcClient from, PageHarvest harvest) {
        return about(from, "recall_page")
                .param("offset", harvest.page.offset())
                .param("hash", harvest.hash.asUuid())
                .query((row, _) -> PageOutcome.read(row.getBytes(1)))
                .optional();
    }

    /** Keeps what a page yielded, where that depends on its bytes only; within the page's transaction. */
    public void keep(PageHarvest harvest) {
        byte[] outcome = harvest.outcome();
        if (database != null && outcome != null) {
            about(database, "remember_page")
                    .param("offset", harvest.page.offset())
                    .param("hash", harvest.hash.asUuid())
                    .param("outcome", outcome)
                    .update();
        }
    }

    /** Forgets the pages that the reading which has just ended did not meet. */
    public void end(RunFacts run) {
        if (database != null) {
            database.sql(Sql.named("staging/forget_pages"))
                    .param("connection", place.connectionId())
                    .param("resource", place.resource())
                    .param("run", run.runId())
                    .param("day", run.day())
                    .update();
        }
    }

    private JdbcClient.StatementSpec about(JdbcClient from, String statement) {
        return from.sql(Sql.named("staging/" + statement))
                .param("connection", place.connectionId())
                .param("resource", place.resource())
                .param("context", place.context().asUuid());
    }
}
