package org.passportsync.staging;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.passportsync.sis.SourcePage;

/** What one page yielded, ready to be written with its journal row. */
public final class PageHarvest {

    final SourcePage page;
    final StagedRows rows;
    final PageCounts counts = new PageCounts();
    private ByteBuffer seen = ByteBuffer.allocate(8 * 1024);
    List<String> ids = List.of();
    int unreadable;
    /** Whether the page holds a secret, so that its body is not kept as received. */
    boolean secret;
    /** The body that is kept. */
    byte[] body;

    private byte[] sealed = new byte[0];

    PageHarvest(SourcePage page, RunFacts run) {
        this.page = page;
        this.body = page.body();
        this.rows = new StagedRows(run);
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
    public List<String> ids() {
        return ids;
    }

    /** The rows in front that an earlier page held too. */
    Set<String> known(SliceWalk paging) {
        return Set.copyOf(ids.subList(0, paging.known()));
    }

    /** Records that differ from what is remembered. */
    public int staged() {
        return rows.size();
    }
}
