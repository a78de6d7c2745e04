package org.passportsync.job;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.ContentHash;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.UnreadablePage;
import org.passportsync.staging.PageHarvest;
import org.passportsync.staging.PageIntake;

/**
 * Fetches and reads the pages of one resource, several at once: each thread borrows a reader of its own.
 *
 * <p>A page is read as soon as it has come in, if there is room for it on the shelf; else when it is wanted and its slice
 * has a desk. Nobody waits for the shelf, and whoever has a desk never waits for the SIS: so all go on in the end.
 */
final class PageHarvesting implements PagePrefetch.Harvesting {

    private final Source source;
    private final String resource;
    private final int limit;
    private final Supplier<PageIntake> maker;
    private final Room room;
    private final Queue<PageIntake> spare = new ConcurrentLinkedQueue<>();

    PageHarvesting(Source source, String resource, int limit, Supplier<PageIntake> maker, Room room) {
        this.source = source;
        this.resource = resource;
        this.limit = limit;
        this.maker = maker;
        this.room = room;
    }

    @Override
    public PagePrefetch.Fetched fetch(PagePrefetch.From from, int number)
            throws SourceFault, UnreadablePage, InterruptedException {
        SourcePage page = fetched(from);
        return room.shelf().tryAcquire() ? shelved(page, number) : new Pile(page, number, null);
    }

    private PagePrefetch.Fetched shelved(SourcePage page, int number) throws UnreadablePage {
        PageHarvest harvest = null;
        try {
            harvest = harvest(page, number);
            return new Pile(page, number, harvest);
        } finally {
            if (harvest == null) {
                room.shelf().release();
            }
        }
    }

    /** A page in memory: as it came, or read already, and then on the shelf. */
    private final class Pile implements PagePrefetch.Fetched {

        private final SourcePage page;
        private final int number;
        private final @Nullable PageHarvest shelved;

        Pile(SourcePage page, int number, @Nullable PageHarvest shelved) {
            this.page = page;
            this.number = number;
            this.shelved = shelved;
        }

        @Override
        public PageHarvest harvest() throws UnreadablePage, InterruptedException {
            try {
                room.takeDesk();
            } finally {
                giveUp();
            }
            return shelved == null ? read() : shelved;
        }

        /** The page is asked for again where it can't be read, and nobody waits for the SIS at a desk. */
        private PageHarvest read() throws UnreadablePage {
            PageHarvest harvest = null;
            try {
                harvest = PageHarvesting.this.harvest(page, number);
                return harvest;
            } finally {
                if (harvest == null) {
                    room.leaveDesk();
                }
            }
        }

        @Override
        public void giveUp() {
            if (shelved != null) {
                room.shelf().release();
            }
        }
    }

    private PageHarvest harvest(SourcePage page, int number) throws UnreadablePage {
        PageIntake borrowed = spare.poll();
        PageIntake intake = borrowed == null ? maker.get() : borrowed;
        try {
            PageHarvest harvest = intake.harvest(page, number);
            spare.add(intake);
            return harvest;
        } catch (UnreadablePage broken) {
            throw traced(broken, page);
        }
    }

    /** The same, with what is kept of the page. */
    static UnreadablePage traced(UnreadablePage broken, SourcePage page) {
        return new UnreadablePage(broken.getMessage() + "; of the page only this is kept: " + trace(page.body()));
    }

    private SourcePage fetched(PagePrefetch.From from) throws SourceFault, InterruptedException {
        return switch (source.walk(resource)) {
            case BY_OFFSET -> source.fetch(resource, from.offset(), limit);
            case BY_CURSOR -> source.follow(resource, from.cursor(), limit).at(from.offset());
        };
    }

    private static String trace(byte[] body) {
        return body.length + " bytes, fingerprint "
                + ContentHash.of(body, 0, body.length).asUuid();
    }
}
