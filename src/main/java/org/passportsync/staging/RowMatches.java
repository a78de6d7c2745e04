package org.passportsync.staging;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.ContentHash;
import org.passportsync.sis.RawRows;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.UnreadablePage;

/** Which rows of a page came before just so, and still mean what is remembered. Only the others are parsed. */
final class RowMatches {

    private final RawRows rows;
    private final RowTraces traces;
    private final BitSet known = new BitSet();
    private @Nullable EarlierPage[] pages = new EarlierPage[1_024];
    private int[] places = new int[1_024];
    private int found;

    private RowMatches(RawRows rows) {
        this.rows = rows;
        this.traces = new RowTraces(ContentHash.of(rows.bytes(), 0, rows.envelope()));
    }

    /** Walks through a page that begins at an offset. */
    static RowMatches of(RawRows rows, long offset, RowFinder finder, SeenIndex remembered) throws UnreadablePage {
        RowMatches matches = new RowMatches(rows);
        finder.begin(offset, matches.traces.envelope());
        while (rows.next()) {
            matches.match(finder, remembered);
        }
        finder.end();
        return matches;
    }

    private void match(RowFinder finder, SeenIndex remembered) throws UnreadablePage {
        int row = traces.size();
        boolean cameBefore = finder.find(rows);
        traces.add(finder.hash(), rows.end() - rows.start());
        EarlierPage page = finder.page();
        if (!cameBefore || page == null) {
            return;
        }
        found++;
        if (page.unchanged(finder.row(), remembered)) {
            if (row >= pages.length) {
                pages = Arrays.copyOf(pages, 2 * row);
                places = Arrays.copyOf(places, 2 * row);
            }
            known.set(row);
            pages[row] = page;
            places[row] = finder.row();
        }
    }

    /** Whether fewer than half of the rows came before. */
    boolean few() {
        return 2 * found < traces.size();
    }

    /** Whether all rows have to be parsed. */
    boolean none() {
        return known.isEmpty();
    }

    /** The page as if it held only the rows that have to be parsed. */
    SourcePage unknown() {
        return rows.without(known);
    }

    /**
     * Puts what was parsed and what is known into the page's order; nothing where the rows that were parsed are not those that
     * had to be.
     */
    @Nullable
    Yield joined(Yield parsed, PageHarvest harvest) {
        if (parsed.rows() != traces.size() - known.cardinality()) {
            return null;
        }
        Yield all = new Yield();
        int next = 0;
        for (int row = 0; row < traces.size(); row++) {
            EarlierPage page = row < pages.length ? pages[row] : null;
            if (page == null) {
                all.take(parsed, next++);
            } else {
                page.yield(places[row], all, harvest);
            }
            traces.yielded(row, all.parts(row), all.counted(row));
        }
        return all;
    }

    /** By what the rows can be told when they come again; once they are joined. */
    RowTraces traces() {
        return traces;
    }
}
