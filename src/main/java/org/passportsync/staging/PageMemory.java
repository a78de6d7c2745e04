package org.passportsync.staging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.ContentHash;
import org.passportsync.sis.SourcePage;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What pages of one resource yielded when they were read before, under the same rules: a page that comes again byte for
 * byte is not read again, and of another one only the rows that did not come byte for byte before.
 *
 * <p>It knows nothing of the baseline: whether all of a page is still remembered is asked of each run's own index, and
 * where it is not, the page is read. A row that was held back is never in it.
 */
public final class PageMemory {

    private final @Nullable JdbcOperations database;
    private final Place place;
    private final NavigableMap<Long, UUID> known = new TreeMap<>();
    private final NearPages near;
    private volatile boolean sharing = true;
    private volatile long drift;

    /**
     * Whose pages these are.
     *
     * @param context fingerprint of all but its bytes that a page's outcome depends on
     */
    public record Place(int connectionId, String resource, ContentHash context) {}

    private PageMemory(@Nullable JdbcOperations database, Place place, NearPages near) {
        this.database = database;
        this.place = place;
        this.near = near;
    }

    /** Remembers nothing, and keeps nothing. */
    public static PageMemory none() {
        return new PageMemory(null, new Place(0, "", new ContentHash(0, 0)), NearPages.none());
    }

    /** Looks up which pages were read before. */
    public static PageMemory of(DataSource source, Place place, NearPages near) {
        JdbcOperations database = new JdbcTemplate(source);
        PageMemory memory = new PageMemory(database, place, near);
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
     * Whether most rows of a page probably came before, though not all: then only what is new in it is parsed, by whoever has
     * the earlier pages in memory or may look into the database.
     */
    boolean sharesRows() {
        return sharing && !known.isEmpty();
    }

    /** Says that a page had little in common with those before, so that the next ones are better parsed as a whole. */
    void shareNoMore() {
        sharing = false;
    }

    /** How many rows further on the rows of a page were met before, by what was found last; only a guess. */
    long drift() {
        return drift;
    }

    void drift(long rows) {
        drift = rows;
    }

    /**
     * Gets the pages into memory that will probably be asked for next, from where reading goes on; not on a thread that may be
     * interrupted, because it looks into the database.
     */
    public void lookAhead(long offset) {
        Long from = upTo(Math.max(0, offset + drift));
        if (from != null) {
            Long before = upTo(from - 1);
            near.moveTo(from, before == null ? from : before, this::behind);
        }
    }

    private List<NearPages.Kept> behind(long offset, int most) {
        return database == null || behind(offset) == null
                ? List.of()
                : recalled(
                        database,
                        "recall_behind",
                        Map.of("offset", offset, "most", most),
                        row -> new NearPages.Kept(
                                row.getLong("page_offset"),
                                row.getObject("body_hash", UUID.class),
                                row.getBytes("outcome"),
                                row.getBytes("traces")));
    }

    /** What the rows of an earlier page yielded, if it is in memory; asks no database. */
    Optional<EarlierPage> nearRows(long offset) {
        NearPages.Kept page = near.at(offset);
        return Optional.ofNullable(page == null ? null : page.rows());
    }

    /** Lets go of what is in memory. */
    public void close() {
        near.clear();
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
        Optional<EarlierPage> here = nearRows(offset);
        return here.isPresent() ? here : keptRows(offset);
    }

    private Optional<EarlierPage> keptRows(long offset) {
        return database == null
                ? Optional.empty()
                : recalled(
                                database,
                                "recall_rows",
                                Map.of("offset", offset),
                                row -> new EarlierPage(
                                        offset,
                                        PageOutcome.read(row.getBytes("outcome")),
                                        RowTraces.read(row.getBytes("traces"))))
                        .stream()
                        .findFirst();
    }

    /** Fills an unread harvest with what its page yields; false where it has to be read after all. */
    public boolean recall(PageHarvest harvest, SeenIndex remembered) {
        if (database != null && holds(harvest.page, harvest.hash) && !fill(harvest, remembered)) {
            outcome(database, harvest).filter(one -> one.unchanged(remembered)).ifPresent(harvest::fill);
        }
        return !harvest.unread();
    }

    /** Fills a harvest with what its page yields, if that is in memory and all of it is as remembered. */
    boolean fill(PageHarvest harvest, SeenIndex remembered) {
        NearPages.Kept kept = near.at(harvest.page.offset());
        PageOutcome outcome = kept == null ? null : kept.outcome(harvest.hash.asUuid());
        if (outcome == null || !outcome.unchanged(remembered)) {
            return false;
        }
        harvest.fill(outcome);
        return true;
    }

    private Optional<PageOutcome> outcome(JdbcOperations from, PageHarvest harvest) {
        return recalled(
                        from,
                        "recall_page",
                        Map.of("offset", harvest.page.offset(), "hash", harvest.hash.asUuid()),
                        row -> PageOutcome.read(row.getBytes(1)))
                .stream()
                .findFirst();
    }

    private <T> List<T> recalled(
            JdbcOperations from, String statement, Map<String, ?> which, BinaryAnswers.Row<T> row) {
        Map<String, Object> all = new HashMap<>(which);
        all.put("connection", place.connectionId());
        all.put("resource", place.resource());
        all.put("context", place.context().asUuid());
        return BinaryAnswers.list(from, "staging/" + statement, all, row);
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
            JdbcClient.create(database)
                    .sql(Sql.named("staging/forget_pages"))
                    .param("connection", place.connectionId())
                    .param("resource", place.resource())
                    .param("run", run.runId())
                    .param("day", run.day())
                    .update();
        }
    }

    private JdbcClient.StatementSpec about(JdbcOperations from, String statement) {
        return JdbcClient.create(from)
                .sql(Sql.named("staging/" + statement))
                .param("connection", place.connectionId())
                .param("resource", place.resource())
                .param("context", place.context().asUuid());
    }
}
