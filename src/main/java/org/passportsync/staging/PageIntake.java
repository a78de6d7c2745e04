package org.passportsync.staging;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.PassportIds;
import org.passportsync.shape.Shaper;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.RawRows;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.UnreadablePage;

/** Turns pages of one slice into harvests: parse, shape, and stage only what is not as remembered. For one thread. */
public final class PageIntake {

    private final RunFacts run;
    private final String slice;
    private final PageParser parser;
    private final PageSink.Desk desk;
    private final Journal.Seal seal;
    private final PageMemory memory;
    private final RowFinder finder;
    private final RowFinder near;

    /** Works for one slice; the index is shared with other slices and only read. */
    public PageIntake(RunFacts run, String slice, Reading reading, SeenIndex remembered, PageMemory memory) {
        this.memory = memory;
        this.finder = RowFinder.in(memory);
        this.near = RowFinder.near(memory);
        this.run = run;
        this.slice = slice;
        this.parser = reading.parser();
        this.seal = reading.seal();
        this.desk =
                new PageSink.Desk(reading.shaper(), remembered, new PassportIds(run.connection()), reading.prefix());
    }

    /** How the pages are read: protocol and shape, and how their bodies are sealed for the journal. */
    public record Reading(PageParser parser, Shaper shaper, String prefix, Journal.Seal seal) {}

    /**
     * Reads one page, but for what came as it did before; where what that yielded is not in memory, the page is left unread, for
     * who may look into the database.
     *
     * @param number the page's place in the journal
     */
    public PageHarvest harvest(SourcePage page, int number) throws UnreadablePage {
        return harvest(page, null, number);
    }

    /** The same of a page that was packed meanwhile. */
    public PageHarvest harvest(PackedPage page, int number) throws UnreadablePage {
        return harvest(page.received(), page, number);
    }

    private PageHarvest harvest(SourcePage page, @Nullable PackedPage packed, int number) throws UnreadablePage {
        PageHarvest harvest = new PageHarvest(page, packed, run);
        if (memory.holds(page, harvest.hash)) {
            if (!memory.fill(harvest, desk.remembered())) {
                harvest.leaveUnread();
            }
        } else if (!memory.sharesRows()) {
            read(harvest, number, RowFinder.none());
        } else if (near.knows(page.offset())) {
            read(harvest, number, near);
        } else {
            harvest.leaveUnread();
        }
        seal(harvest, number);
        return harvest;
    }

    private void seal(PageHarvest harvest, int number) {
        harvest.pack();
        harvest.seal(seal.seal(run.district(), Journal.place(run.runId(), slice, number), harvest.body));
    }

    /**
     * Reads a page that was left unread, but for the rows that came as they did before; not on a thread that may be
     * interrupted, because it looks into the database.
     */
    public void readAfterAll(PageHarvest harvest, int number) throws UnreadablePage {
        harvest.beginReading();
        harvest.unpack();
        read(harvest, number, finder);
        if (harvest.secret) {
            seal(harvest, number);
        } else {
            harvest.pack();
        }
    }

    private void read(PageHarvest harvest, int number, RowFinder among) throws UnreadablePage {
        if (memory.keeps() && readRows(harvest, number, among)) {
            return;
        }
        harvest.startAnew();
        PageSink sink = sink(harvest, number);
        List<String> ids = parser.parse(harvest.page, sink);
        end(harvest, sink, new Read(sink.yield(), RowIds.of(ids), null));
    }

    private PageSink sink(PageHarvest harvest, int number) {
        return new PageSink(desk, harvest, new StagedRows.Place(slice, number));
    }

    /** False where the page can't be read row by row, or holds what is better judged as a whole. */
    private boolean readRows(PageHarvest harvest, int number, RowFinder among) {
        try {
            Optional<RawRows> raw = parser.rawRows(harvest.page);
            if (raw.isEmpty()) {
                return false;
            }
            RowMatches matches = RowMatches.of(raw.get(), harvest.page.offset(), among, desk.remembered());
            if (memory.sharesRows() && matches.few()) {
                memory.shareNoMore();
            }
            PageSink sink = sink(harvest, number);
            List<String> ids = parser.parse(matches.unknown(), sink);
            Yield all = sink.odd() ? null : matches.joined(sink.yield(), harvest);
            if (all != null) {
                end(harvest, sink, new Read(all, RowIds.of(all.ids()), matches.traces()));
            } else if (matches.none()) {
                end(harvest, sink, new Read(sink.yield(), RowIds.of(ids), null));
            }
            return all != null || matches.none();
        } catch (UnreadablePage told) {
            // Reading it as a whole tells what is wrong, and where.
            return false;
        }
    }

    /** What a page yields, the identifiers of its rows, and their traces where they were told apart. */
    private record Read(Yield yield, RowIds ids, @Nullable RowTraces traces) {}

    private void end(PageHarvest harvest, PageSink sink, Read read) throws UnreadablePage {
        harvest.take(read.ids(), read.yield().counts());
        if (harvest.secret) {
            harvest.body = parser.withoutSecrets(harvest.page);
        } else if (memory.keeps() && !sink.odd()) {
            Yield yield = read.yield();
            byte[] outcome = PageOutcome.written(
                    yield.parts().toArray(), read.ids(), yield.counts().all());
            if (outcome != null) {
                harvest.keep(
                        outcome, read.traces() == null ? null : read.traces().written());
            }
        }
    }
}
