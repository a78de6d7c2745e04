package org.passportsync.staging;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.ContentHash;
import org.passportsync.sis.RawRows;
import org.passportsync.sis.UnreadablePage;

/**
 * Finds the rows of new pages among those that came before: where the last one that was found stood, the next is looked for
 * behind it, by as many bytes as that has; else by its own bytes in the pages around. For one thread.
 */
final class RowFinder {

    private static final int MOST_PAGES = 4;

    private final @Nullable PageMemory memory;
    private final boolean nearOnly;
    private final Map<Long, Optional<EarlierPage>> pages = new LinkedHashMap<>(16, 0.75f, true);
    private ContentHash envelope = new ContentHash(0, 0);
    private @Nullable EarlierPage page;
    private int row;
    private long drift;
    private long place;
    private ContentHash hash = new ContentHash(0, 0);

    private RowFinder(@Nullable PageMemory memory, boolean nearOnly) {
        this.memory = memory;
        this.nearOnly = nearOnly;
    }

    /** Finds none. */
    static RowFinder none() {
        return new RowFinder(null, true);
    }

    /** Finds those of all pages that were read before; for a thread that may look into the database. */
    static RowFinder in(PageMemory memory) {
        return new RowFinder(memory, false);
    }

    /** Finds those of pages that are in memory. */
    static RowFinder near(PageMemory memory) {
        return new RowFinder(memory, true);
    }

    /** Whether there is anything to compare a page with. */
    boolean knows(long offset) {
        Long first = memory == null ? null : memory.upTo(Math.max(0, offset + memory.drift()));
        return first != null && memory != null && memory.nearRows(first).isPresent();
    }

    /** Begins a new page. */
    void begin(long offset, ContentHash bytesInFront) {
        envelope = bytesInFront;
        place = offset;
        drift = memory == null ? 0 : memory.drift();
        long wanted = Math.max(0, offset + drift);
        page = memory == null ? null : page(memory.upTo(wanted));
        row = page == null ? 0 : (int) Math.min(page.size(), wanted - page.offset());
    }

    /** The page is at its end. */
    void end() {
        if (memory != null) {
            memory.drift(drift);
        }
    }

    /** Finds the row that the walk has come to, and its end; false where it is none of those that came before. */
    boolean find(RawRows rows) throws UnreadablePage {
        place++;
        if (follows(rows)) {
            return true;
        }
        int start = rows.start();
        hash = ContentHash.of(rows.bytes(), start, rows.end() - start);
        return memory != null && (inside(page) || inside(next()) || inside(previous()));
    }

    /** Whether it is the row behind the one that was found last. */
    private boolean follows(RawRows rows) {
        if (page != null && row == page.size()) {
            EarlierPage behind = next();
            row = behind == null ? row : 0;
            page = behind == null ? page : behind;
        }
        if (page == null || row >= page.size() || rows.start() + page.length(row) > rows.bytes().length) {
            return false;
        }
        hash = ContentHash.of(rows.bytes(), rows.start(), page.length(row));
        if (!page.is(row, hash)) {
            return false;
        }
        rows.endsAt(rows.start() + page.length(row));
        found(page, row);
        return true;
    }

    private boolean inside(@Nullable EarlierPage one) {
        int at = one == null ? -1 : one.find(hash);
        if (one == null || at < 0) {
            return false;
        }
        found(one, at);
        return true;
    }

    private void found(EarlierPage one, int at) {
        page = one;
        row = at + 1;
        drift = one.offset() + row - place;
    }

    /** The page in which the row was found that was found last. */
    @Nullable
    EarlierPage page() {
        return page;
    }

    /** Its place there. */
    int row() {
        return row - 1;
    }

    /** The fingerprint of the row that was asked for last, found or not. */
    ContentHash hash() {
        return hash;
    }

    private @Nullable EarlierPage next() {
        return page == null || memory == null ? null : page(memory.behind(page.offset()));
    }

    private @Nullable EarlierPage previous() {
        return page == null || memory == null ? null : page(memory.upTo(page.offset() - 1));
    }

    private @Nullable EarlierPage page(@Nullable Long offset) {
        if (offset == null || memory == null) {
            return null;
        }
        return (nearOnly ? memory.nearRows(offset) : kept(offset, memory))
                .filter(known -> known.envelope().equals(envelope))
                .orElse(null);
    }

    private Optional<EarlierPage> kept(Long offset, PageMemory from) {
        Optional<EarlierPage> one = pages.get(offset);
        if (one == null) {
            one = from.rows(offset);
            pages.put(offset, one);
            if (pages.size() > MOST_PAGES) {
                pages.remove(pages.keySet().iterator().next());
            }
        }
        return one;
    }
}
