package org.passportsync.staging;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.ContentHash;
import org.passportsync.sis.SourcePage;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What pages of one resource yielded when they were read before, under the same rules: a page that comes again byte for
 * byte is not read again, and of another one only the rows that did not come byte for byte before.
 *
 * <p>It knows nothing of the baseline: whether all of a page is still remembered is asked of each run's own index, and
 * where it is not, the page is read. A row that was held back is never in it.
 */
public final class PageMemory {

    private final @Nullable JdbcClient database;
    private final Place place;
    private final NavigableMap<Long, UUID> known = new TreeMap<>();
    private volatile boolean sharing = true;

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

    /**
     * Whether most rows of a page probably came before, though not all: then it is left to whoever may look into the database,
     * and only what is new in it is parsed.
     */
    boolean sharesRows() {
        return sharing && !known.isEmpty();
    }

    /** Says that a page had little in common with those before, so that the next ones are better parsed as a whole. */
    void shareNoMore() {
        sharing = false;
    }

    /** The last of the remembered pages that begins at a row or in front of it. */
    @Nullable
    Long upTo(long offset) {
        return known.floorKey(offset);
    }

    /** The first of the remembered pages that begins behind a row. */
    @Nullable
    Long behind(long offset) {
        return known.higherKey(offset);
    }

    /** What the rows of the page that was last read from an offset yielded. */
    Optional<EarlierPage> rows(long offset) {
        return database == null
                ? Optional.empty()
                : about(database, "recall_rows")
                        .param("offset", offset)
                        .query((row, _) -> new EarlierPage(
                                offset,
                                PageOutcome.read(row.getBytes("outcome")),
                                RowTraces.read(row.getBytes("traces"))))
                        .optional();
    }

    /** Fills an unread harvest with what its page yields; false where it has to be read after all. */
    public boolean recall(PageHarvest harvest, SeenIndex remembered) {
        Optional<PageOutcome> outcome =
                database == null || !holds(harvest.page, harvest.hash) ? Optional.empty() : outcome(database, harvest);
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
                    .param("traces", harvest.traces())
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
