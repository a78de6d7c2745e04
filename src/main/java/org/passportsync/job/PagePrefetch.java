package org.passportsync.job;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.UnreadablePage;
import org.passportsync.staging.PageHarvest;

/**
 * Fetches and harvests the pages that will probably be wanted next, each on a virtual thread, no more than a bound ahead.
 */
final class PagePrefetch implements AutoCloseable {

    private final String resource;
    private final Harvesting harvesting;
    private final int depth;
    private final Deque<Ahead> ahead = new ArrayDeque<>();

    /** Makes the harvest of one page, on any thread. */
    interface Harvesting {
        /**
         * Fetches and reads one page.
         *
         * @param number the place that the page will have in the journal
         */
        PageHarvest harvest(long offset, int number) throws SourceFault, UnreadablePage, InterruptedException;
    }

    private record Ahead(long offset, int number, FutureTask<PageHarvest> page) {}

    PagePrefetch(String resource, Harvesting harvesting, int depth) {
        this.resource = resource;
        this.harvesting = harvesting;
        this.depth = depth;
    }

    /**
     * The page from a row on; waits for it.
     *
     * @param number the place that it will have in the journal
     * @param stride how far the pages behind it lie apart; empty: nothing is fetched ahead
     */
    PageHarvest take(long offset, int number, OptionalLong stride)
            throws SourceFault, UnreadablePage, InterruptedException {
        if (ahead.isEmpty()
                || ahead.getFirst().offset() != offset
                || ahead.getFirst().number() != number) {
            close();
            start(offset, number);
        }
        Ahead wanted = ahead.removeFirst();
        if (stride.isPresent()) {
            long next = ahead.isEmpty() ? offset : ahead.getLast().offset();
            while (ahead.size() < depth - 1) {
                next += stride.getAsLong();
                start(next, number + 1 + ahead.size());
            }
        }
        return await(wanted);
    }

    /** Gives up what was fetched ahead. */
    @Override
    public void close() {
        ahead.forEach(one -> one.page().cancel(true));
        ahead.clear();
    }

    private void start(long offset, int number) {
        FutureTask<PageHarvest> page = new FutureTask<>(() -> harvesting.harvest(offset, number));
        ahead.addLast(new Ahead(offset, number, page));
        Thread.ofVirtual().name("prefetch " + resource).start(page);
    }

    private PageHarvest await(Ahead wanted) throws SourceFault, UnreadablePage, InterruptedException {
        try {
            return wanted.page().get();
        } catch (InterruptedException stopped) {
            wanted.page().cancel(true);
            close();
            throw stopped;
        } catch (ExecutionException failed) {
            close();
            if (failed.getCause() instanceof SourceFault fault) {
                throw fault;
            }
            if (failed.getCause() instanceof UnreadablePage broken) {
                throw broken;
            }
            throw new IllegalStateException(
                    "the page from row " + wanted.offset() + " of " + resource + " could not be fetched",
                    failed.getCause());
        }
    }
}
