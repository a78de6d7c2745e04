package org.passportsync.staging;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.ContentHash;

/** A page as it was read before, row by row: by what each can be told, and what came of it. */
final class EarlierPage {

    private final long offset;
    private final PageOutcome outcome;
    private final List<String> ids;
    private final List<PageCounts.Counted> counted;
    private final RowTraces traces;
    /** Of each row, the first of the page's parts and of its counted records that came of it. */
    private final int[] firstPart;

    private final int[] firstCounted;
    private final int[] places;
    /** The parts that are not as remembered; asked for at once, because each is somewhere else in memory. */
    private volatile @Nullable BitSet forgotten;

    /** Puts together what was kept of a page that began at an offset. */
    EarlierPage(long offset, PageOutcome outcome, RowTraces traces) {
        this.offset = offset;
        this.outcome = outcome;
        this.ids = outcome.ids().all();
        this.counted = outcome.counted();
        this.traces = traces;
        this.firstPart = new int[traces.size() + 1];
        this.firstCounted = new int[traces.size() + 1];
        this.places = new int[Integer.highestOneBit(Math.max(4, traces.size())) << 2];
        for (int row = 0; row < traces.size(); row++) {
            firstPart[row + 1] = firstPart[row] + traces.parts(row);
            firstCounted[row + 1] = firstCounted[row] + traces.counted(row);
            int place = place(traces.low(row));
            while (places[place] != 0) {
                place = place + 1 & places.length - 1;
            }
            places[place] = row + 1;
        }
    }

    private int place(long low) {
        return (int) (low ^ low >>> 32) & places.length - 1;
    }

    long offset() {
        return offset;
    }

    int size() {
        return traces.size();
    }

    ContentHash envelope() {
        return traces.envelope();
    }

    /** How many bytes a row had. */
    int length(int row) {
        return traces.length(row);
    }

    boolean is(int row, ContentHash hash) {
        return traces.is(row, hash);
    }

    /** The row with the same bytes; -1 where there is none. */
    int find(ContentHash hash) {
        for (int place = place(hash.low()); places[place] != 0; place = place + 1 & places.length - 1) {
            if (traces.is(places[place] - 1, hash)) {
                return places[place] - 1;
            }
        }
        return -1;
    }

    /** Whether all that came of a row is remembered just so; the index is the same for all. */
    boolean unchanged(int row, SeenIndex remembered) {
        BitSet gone = forgotten;
        if (gone == null) {
            gone = outcome.forgotten(remembered);
            forgotten = gone;
        }
        int first = gone.nextSetBit(firstPart[row]);
        return first < 0 || first >= firstPart[row + 1];
    }

    /** Puts what came of a row behind what is there already; all of it is as remembered. */
    void yield(int row, Yield yield, PageHarvest harvest) {
        yield.begins(ids.get(row));
        for (int part = firstPart[row]; part < firstPart[row + 1]; part++) {
            ContentHash hash = outcome.part(part);
            yield.part(hash);
            harvest.seen(hash.low());
        }
        for (int one = firstCounted[row]; one < firstCounted[row + 1]; one++) {
            yield.count(counted.get(one));
        }
    }
}
