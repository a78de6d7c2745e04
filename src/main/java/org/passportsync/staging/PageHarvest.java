package org.passportsync.staging;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourcePage;

/** What one page yielded, ready to be written with its journal row. */
public final class PageHarvest {

    final SourcePage page;
    final StagedRows rows;
    final PageCounts counts = new PageCounts();
    private ByteBuffer seen = ByteBuffer.allocate(8 * 1024);
    List<String> ids = List.of();
    int unreadable;
    private byte[] sealed = new byte[0];

    PageHarvest(SourcePage page, RunFacts run) {
        this.page = page;
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

    /** Counts no row twice: the last row of the page before is often the first of this one, so that pages overlap. */
    public void joined(@Nullable String lastRow) {
        if (lastRow != null) {
            counts.forget(lastRow);
        }
    }

    /** Records that differ from what is remembered. */
    public int staged() {
        return rows.size();
    }

    /** Records found. */
    public int read() {
        return counts.read();
    }
}
