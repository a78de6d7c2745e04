package org.passportsync.job;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.passportsync.roster.ContentHash;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.UnreadablePage;
import org.passportsync.staging.PageHarvest;
import org.passportsync.staging.PageIntake;

/** Fetches and reads the pages of one resource, several at once: each thread borrows a reader of its own. */
final class PageHarvesting implements PagePrefetch.Harvesting {

    private final Source source;
    private final String resource;
    private final int limit;
    private final Supplier<PageIntake> maker;
    private final Queue<PageIntake> spare = new ConcurrentLinkedQueue<>();

    PageHarvesting(Source source, String resource, int limit, Supplier<PageIntake> maker) {
        this.source = source;
        this.resource = resource;
        this.limit = limit;
        this.maker = maker;
    }

    @Override
    public PageHarvest harvest(PagePrefetch.From from, int number)
            throws SourceFault, UnreadablePage, InterruptedException {
        SourcePage page = fetched(from);
        PageIntake borrowed = spare.poll();
        PageIntake intake = borrowed == null ? maker.get() : borrowed;
        try {
            PageHarvest harvest = intake.harvest(page, number);
            spare.add(intake);
            return harvest;
        } catch (UnreadablePage broken) {
            throw new UnreadablePage(broken.getMessage() + "; of the page only this is kept: " + trace(page.body()));
        }
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
