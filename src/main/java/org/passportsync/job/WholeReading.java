package org.passportsync.job;

import org.jspecify.annotations.Nullable;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.UnreadablePage;
import org.passportsync.staging.RowIds;
import org.passportsync.staging.SliceWalk;

/**
 * Reads a resource from its first page to its last, one page at a time, and keeps nothing but what a sink takes. A page
 * that can't be read is asked for again, and none of its rows is taken.
 */
final class WholeReading {

    private final Source source;
    private final String resource;
    private final int pageSize;

    WholeReading(Source source, String resource, int pageSize) {
        this.source = source;
        this.resource = resource;
        this.pageSize = pageSize;
    }

    /** Reads all; says why it can't be relied on that nothing was left out, or null where the walk came to its end. */
    @Nullable
    String into(PageParser parser, RowSink sink) throws SourceFault, UnreadablePage, InterruptedException {
        SliceWalk walk = SliceWalk.fromStart(source.walk(resource));
        while (!walk.ended() && walk.broken() == null) {
            SourcePage page = readable(walk, parser);
            walk.accept(page, RowIds.of(parser.parse(page, sink)));
        }
        return walk.broken();
    }

    private SourcePage readable(SliceWalk walk, PageParser parser)
            throws SourceFault, UnreadablePage, InterruptedException {
        for (int asked = 1; true; asked++) {
            SourcePage page = page(walk);
            try {
                var _ = parser.parse(page, new Met());
                return page;
            } catch (UnreadablePage broken) {
                if (asked == SliceReading.MOST_UNREADABLE) {
                    throw broken;
                }
            }
        }
    }

    private SourcePage page(SliceWalk walk) throws SourceFault, InterruptedException {
        return switch (source.walk(resource)) {
            case BY_OFFSET -> source.fetch(resource, walk.nextOffset(), pageSize);
            case BY_CURSOR -> source.follow(resource, walk.cursor(), pageSize);
        };
    }
}
