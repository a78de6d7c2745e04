package org.passportsync.job;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;

/** Fetches the pages that will probably be wanted next, each on a virtual thread, no more than a bound ahead. */
final class PagePrefetch implements AutoCloseable {

    private final Source source;
    private final String resource;
    private final int limit;
    private final int depth;
    private final Deque<Ahead> ahead = new ArrayDeque<>();

    private record Ahead(long offset, FutureTask<SourcePage> page, Thread thread) {}

    PagePrefetch(Source source, String resource, int limit, int depth) {
        this.source = source;
        this.resource = resource;
        this.limit = limit;
        this.depth = depth;
    }

    /**
     * The page from a row on; waits for it.
     *
     * @param stride how far the pages behind it lie apart; empty: nothing is fetched ahead
     */
    SourcePage take(long offset, OptionalLong stride) throws SourceFault, InterruptedException {
        if (ahead.isEmpty() || ahead.getFirst().offset() != offset) {
            close();
            start(offset);
        }
        Ahead wanted = ahead.removeFirst();
        if (stride.isPresent()) {
            long next = ahead.isEmpty() ? offset : ahead.getLast().offset();
            while (ahead.size() < depth - 1) {
                next += stride.getAsLong();
                start(next);
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

    private void start(long offset) {
        FutureTask<SourcePage> page = new FutureTask<>(() -> source.fetch(resource, offset, limit));
        ahead.addLast(new Ahead(
                offset, page, Thread.ofVirtual().name("prefetch " + resource).start(page)));
    }

    private SourcePage await(Ahead wanted) throws SourceFault, InterruptedException {
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
            throw new IllegalStateException(
                    "the page from row " + wanted.offset() + " of " + resource + " could not be fetched",
                    failed.getCause());
        }
    }
}
