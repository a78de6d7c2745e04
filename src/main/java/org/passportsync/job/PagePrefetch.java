package org.passportsync.job;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.UnreadablePage;
import org.passportsync.staging.PageHarvest;
import org.passportsync.staging.SliceWalk;

/**
 * Fetches the pages that will probably be wanted next, each on a virtual thread, no more than a bound ahead and as many as
 * there is room for. The page that is wanted now needs no room, so that everybody goes on.
 */
final class PagePrefetch implements AutoCloseable {

    private final String resource;
    private final Harvesting harvesting;
    private final IntSupplier depth;
    private final Semaphore room;
    /** Each has a permit of the room. */
    private final Deque<Ahead> ahead = new ArrayDeque<>();

    /**
     * Where a page begins.
     *
     * @param offset rows in front of it
     * @param cursor what it is asked by, where the SIS pages by cursor
     */
    record From(long offset, @Nullable String cursor) {

        static From of(SliceWalk walk) {
            return new From(walk.nextOffset(), walk.cursor());
        }

        /** A number of rows further on, where pages are asked for by row. */
        From further(long rows) {
            return new From(offset + rows, null);
        }

        /** Where the page behind a harvest begins, if the harvest says so. */
        Optional<From> behind(PageHarvest harvest) {
            String next = harvest.page().next();
            return next == null
                    ? Optional.empty()
                    : Optional.of(new From(offset + harvest.ids().size(), next));
        }
    }

    /** Gets one page, on any thread. */
    interface Harvesting {
        /**
         * Fetches one page, and reads it where there is room for what comes of that.
         *
         * @param number the place that the page will have in the journal
         */
        Fetched fetch(From from, int number) throws SourceFault, UnreadablePage, InterruptedException;
    }

    /** A page that has come in. */
    interface Fetched {

        /** What is in it, once that may be written; called once, by the thread that will write it. */
        PageHarvest harvest() throws UnreadablePage, InterruptedException;

        /** Lets go of a page that nobody wants any more. */
        void giveUp();
    }

    private record Ahead(From from, int number, FutureTask<Fetched> page) {

        void giveUp() {
            if (!page.cancel(true) && page.state() == Future.State.SUCCESS) {
                page.resultNow().giveUp();
            }
        }
    }

    /** Takes how many pages may be fetched at once, asked anew for every page, and the room that is shared with others. */
    PagePrefetch(String resource, Harvesting harvesting, IntSupplier depth, Semaphore room) {
        this.room = room;
        this.resource = resource;
        this.harvesting = harvesting;
        this.depth = depth;
    }

    /**
     * The page from a place on; waits for it.
     *
     * @param number the place that it will have in the journal
     * @param stride how far the pages behind it lie apart; empty: nothing is fetched ahead but what the page itself says
     *     is next
     */
    PageHarvest take(From from, int number, OptionalLong stride)
            throws SourceFault, UnreadablePage, InterruptedException {
        if (ahead.isEmpty()
                || !ahead.getFirst().from().equals(from)
                || ahead.getFirst().number() != number) {
            close();
        }
        Ahead wanted = ahead.isEmpty() ? started(from, number) : first();
        if (stride.isPresent()) {
            From next = ahead.isEmpty() ? from : ahead.getLast().from();
            int most = depth.getAsInt() - 1;
            while (ahead.size() < most && room.tryAcquire()) {
                next = next.further(stride.getAsLong());
                ahead.addLast(started(next, number + 1 + ahead.size()));
            }
        }
        PageHarvest harvest = harvest(await(wanted));
        if (ahead.isEmpty()) {
            from.behind(harvest)
                    .filter(_ -> room.tryAcquire())
                    .ifPresent(next -> ahead.addLast(started(next, number + 1)));
        }
        return harvest;
    }

    private Ahead first() {
        room.release();
        return ahead.removeFirst();
    }

    /** Gives up what was fetched ahead. */
    @Override
    public void close() {
        ahead.forEach(Ahead::giveUp);
        room.release(ahead.size());
        ahead.clear();
    }

    private Ahead started(From from, int number) {
        AtomicReference<@Nullable Fetched> come = new AtomicReference<>();
        FutureTask<Fetched> page = new FutureTask<>(() -> {
            Fetched fetched = harvesting.fetch(from, number);
            come.set(fetched);
            return fetched;
        });
        Thread.ofVirtual().name("prefetch " + resource).start(() -> {
            page.run();
            Fetched late = come.get();
            if (late != null && page.isCancelled()) {
                late.giveUp();
            }
        });
        return new Ahead(from, number, page);
    }

    private PageHarvest harvest(Fetched page) throws UnreadablePage, InterruptedException {
        try {
            return page.harvest();
        } catch (UnreadablePage | InterruptedException failed) {
            close();
            throw failed;
        }
    }

    private Fetched await(Ahead wanted) throws SourceFault, UnreadablePage, InterruptedException {
        try {
            return wanted.page().get();
        } catch (InterruptedException stopped) {
            wanted.giveUp();
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
                    "the page from row " + wanted.from().offset() + " of " + resource + " could not be fetched",
                    failed.getCause());
        }
    }
}
