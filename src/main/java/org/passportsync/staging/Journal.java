package org.passportsync.staging;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.passportsync.roster.ContentHash;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.Walk;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * The pages that a run has read; the only place a restart goes on from.
 *
 * <p>Called inside the transaction of one page. Bodies are kept compressed, as received where they came so, and sealed;
 * without the fields that hold secrets, where there were any.
 */
public final class Journal {

    private final DataSource source;
    private final JdbcClient database;
    private final InstantSource clock;

    /** Encrypts page bodies with the district's data key. */
    public interface Seal {
        /** The sealed bytes, the place being authenticated with them; none: the body is not kept. */
        byte[] seal(String district, String place, byte[] body);
    }

    /** What a page's body is sealed for. */
    static String place(long run, String slice, int page) {
        return run + "/" + slice + "/" + page;
    }

    public Journal(DataSource source, InstantSource clock) {
        this.source = source;
        this.database = JdbcClient.create(source);
        this.clock = clock;
    }

    /** How far a slice has come. */
    public record Mark(int page, boolean lastPage, int attempt, SliceWalk walk) {}

    /** The last page of a slice in the journal, if it has any; the slice is walked through in the given way. */
    public Optional<Mark> last(RunFacts run, String slice, Walk kind) {
        return database.sql(Sql.named("staging/last_page"))
                .param("run", run.runId())
                .param("day", run.day())
                .param("slice", slice)
                .query((row, _) -> new Mark(
                        row.getInt("page"), row.getBoolean("last_page"), row.getInt("attempt"), walk(row, kind)))
                .optional();
    }

    private static SliceWalk walk(ResultSet row, Walk kind) throws SQLException {
        long next = row.getLong("next_offset");
        String lastId = row.getString("last_id");
        return switch (kind) {
            case BY_OFFSET -> SlicePaging.after(next, lastId, IdOrder.fromText(row.getString("id_order")));
            case BY_CURSOR -> CursorWalk.after(next, row.getString("next_cursor"), lastId);
        };
    }

    /** A page's place in a slice. */
    public record Entry(String slice, int page, int attempt) {}

    /**
     * Writes the journal row and everything that the page yielded. The transaction doesn't wait for the disk: if the server
     * crashes, the last pages are read again.
     */
    public void write(RunFacts run, Entry entry, PageHarvest harvest, SliceWalk paging) throws SQLException {
        database.sql(Sql.named("staging/unhurried")).query((_, _) -> 0).list();
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            insert(run, entry, harvest, paging);
            harvest.rows.send(connection);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private void insert(RunFacts run, Entry entry, PageHarvest harvest, SliceWalk paging) {
        SourcePage page = harvest.page;
        byte[] body = harvest.body;
        database.sql(Sql.named("staging/journal_page"))
                .param("run", run.runId())
                .param("day", run.day())
                .param("slice", entry.slice())
                .param("page", entry.page())
                .param("attempt", entry.attempt())
                .param("offset", page.offset())
                .param("next", paging.nextOffset())
                .param("nextCursor", page.next())
                .param("last", paging.ended())
                .param("rows", harvest.ids.size())
                .param("firstId", harvest.ids.first())
                .param("lastId", paging.lastId())
                .param("total", page.total().isPresent() ? page.total().getAsLong() : null)
                .param("order", IdOrder.asText(paging.orders()))
                .param("encoding", page.gzipped() ? "gzip" : "plain")
                .param("body", harvest.sealedBody().length == 0 ? null : harvest.sealedBody())
                .param("length", body.length)
                .param("hash", ContentHash.of(body, 0, body.length).asUuid())
                .param("unreadable", harvest.unreadable)
                .param("seen", harvest.seenBytes())
                .param("counts", harvest.counts(paging.known()))
                .param("known", harvest.known())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
