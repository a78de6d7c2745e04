package org.passportsync.staging;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.ContentHash;
import org.passportsync.sis.SourcePage;

/** What one page yielded, ready to be written with its journal row. */
public final class PageHarvest {

    /** As it came while it is being read, and packed from then on. */
    SourcePage page;

    private @Nullable PackedPage packed;
    private final RunFacts run;
    StagedRows rows;
    private PageCounts counts = new PageCounts();
    private ByteBuffer seen = ByteBuffer.allocate(8 * 1024);
    RowIds ids = RowIds.of(List.of());
    int unreadable;
    /** Whether the page holds a secret, so that its body is not kept as received. */
    boolean secret;
    /** The body that is kept. */
    byte[] body;

    /** Fingerprint of the bytes as received. */
    final ContentHash hash;

    private byte[] sealed = new byte[0];
    private boolean unread;
    private @Nullable PageOutcome before;
    private byte @Nullable [] outcome;
    private byte @Nullable [] traces;

    /** Takes the page as it came; it may have been packed meanwhile. */
    PageHarvest(SourcePage page, @Nullable PackedPage packed, RunFacts run) {
        this.page = page;
        this.packed = packed;
        this.body = page.body();
        this.hash = ContentHash.of(body, 0, body.length);
        this.run = run;
        this.rows = new StagedRows(run);
    }

    /** From here on only packed bytes stay in memory; without secrets if there were any in what is kept. */
    void pack() {
        PackedPage whole = packed == null ? PackedPage.of(page) : packed;
        if (!secret) {
            body = whole.page().body();
        } else if (!page.gzipped()) {
            body = PackedPage.packed(body);
        }
        packed = whole;
        page = whole.page();
    }

    /** The page as it came once more, to be read. */
    void unpack() {
        page = packed == null ? page : packed.received();
    }

    /** Forgets what was read of it so far. */
    void startAnew() {
        rows = new StagedRows(run);
        seen = ByteBuffer.allocate(8 * 1024);
        unreadable = 0;
        secret = false;
    }

    /** Takes what its rows yield, in the page's order; what is staged of them is here already. */
    void take(RowIds itsIds, PageCounts itsCounts) {
        ids = itsIds;
        counts = itsCounts;
    }

    /** Whether the page came as it did before, and nobody has looked yet whether all of it is remembered. */
    public boolean unread() {
        return unread;
    }

    void leaveUnread() {
        unread = true;
    }

    void beginReading() {
        unread = false;
    }

    /** Takes what the page yielded before: all of it is as remembered. */
    void fill(PageOutcome outcome) {
        ids = outcome.ids();
        seen = ByteBuffer.allocate(8 * Math.max(1, outcome.hashes().length / 2));
        for (int at = 1; at < outcome.hashes().length; at += 2) {
            seen(outcome.hashes()[at]);
        }
        unread = false;
        before = outcome;
    }

    /** Whether the page was not read, because it came as it did before. */
    boolean known() {
        return before != null;
    }

    /** Takes what is to be kept for the next run; see {@link PageOutcome} and {@link RowTraces}. */
    void keep(byte[] itsOutcome, byte @Nullable [] itsTraces) {
        outcome = itsOutcome;
        traces = itsTraces;
    }

    /** By what its rows can be told when they come again, as it is kept; null where that is not. */
    byte @Nullable [] traces() {
        return traces;
    }

    /** What the page yields, as it is kept; null where it is not. */
    byte @Nullable [] outcome() {
        return outcome;
    }

    /**
     * How many records of each entity the page held, as {@link PageCounts} writes it.
     *
     * @param known rows in front that an earlier page held too
     */
    String counts(int known) {
        return before == null ? counts.asJson(Set.copyOf(ids.all().subList(0, known))) : before.countsAsJson(known);
    }

    void seen(long low) {
        if (seen.remaining() < 8) {
            seen = ByteBuffer.allocate(seen.capacity() * 2).put(seen.flip());
        }
        seen.putLong(low);
    }

    byte[] seenBytes() {
        return java.util.Arrays.copyOf(seen.array(), seen.position());
    }

    void seal(byte[] body) {
        this.sealed = body;
    }

    byte[] sealedBody() {
        return sealed;
    }

    public SourcePage page() {
        return page;
    }

    /** The raw identifiers of the page's rows, in its order. */
    public RowIds ids() {
        return ids;
    }
}
