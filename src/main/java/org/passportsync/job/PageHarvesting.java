package org.passportsync.job;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.passportsync.roster.ContentHash;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.UnreadablePage;
import org.passportsync.staging.PackedPage;
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
        return room.shelf().tryAcquire() ? shelved(page, number) : new Pile(PackedPage.of(page), number);
    }

    private PagePrefetch.Fetched shelved(SourcePage page, int number) throws UnreadablePage {
        PageHarvest harvest = null;
        try {
            harvest = harvested(() -> page, intake -> intake.harvest(page, number));
            return new Shelved(harvest);
        } finally {
            if (harvest == null) {
                room.shelf().release();
            }
        }
    }

    /** A page that was read already, and has a place on the shelf. */
    private final class Shelved implements PagePrefetch.Fetched {

        private final PageHarvest harvest;

        Shelved(PageHarvest harvest) {
            this.harvest = harvest;
        }

        @Override
        public PageHarvest harvest() throws InterruptedException {
            try {
                room.takeDesk();
            } finally {
                giveUp();
            }
            return harvest;
        }

        @Override
        public void giveUp() {
            room.shelf().release();
        }
    }

    /** A page that lies in memory as it is, and is read at the desk. */
    private final class Pile implements PagePrefetch.Fetched {

        private final PackedPage page;
        private final int number;

        Pile(PackedPage page, int number) {
            this.page = page;
            this.number = number;
        }

        /** The page is asked for again where it can't be read, and nobody waits for the SIS at a desk. */
        @Override
        public PageHarvest harvest() throws UnreadablePage, InterruptedException {
            room.takeDesk();
            PageHarvest harvest = null;
            try {
                harvest = harvested(page::received, intake -> intake.harvest(page, number));
                return harvest;
            } finally {
                if (harvest == null) {
                    room.leaveDesk();
                }
            }
        }

        @Override
        public void giveUp() {
            // It has no place that somebody else could have.
        }
    }

    private interface Harvesting {
        PageHarvest by(PageIntake intake) throws UnreadablePage;
    }

    private PageHarvest harvested(Supplier<SourcePage> page, Harvesting harvesting) throws UnreadablePage {
        PageIntake borrowed = spare.poll();
        PageIntake intake = borrowed == null ? maker.get() : borrowed;
        try {
            PageHarvest harvest = harvesting.by(intake);
            spare.add(intake);
            return harvest;
        } catch (UnreadablePage broken) {
            throw traced(broken, page.get());
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
