package org.passportsync.job;

import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceFault;
import org.passportsync.staging.PageHarvest;

/** Reads one slice, page by page: take a harvest, join it, journal it. The three parts are called in turn by one thread. */
interface PageReading extends AutoCloseable {

    /** The next page's harvest, or null where the slice is at its end. */
    @Nullable
    PageHarvest read() throws Exception;

    /** The harvest as it joins what was read before it, or null where the walk goes on from an earlier row. */
    @Nullable
    PageHarvest join(PageHarvest harvest) throws SourceFault;

    /** Writes a page and all that it yielded, fenced, in the transaction of the page. */
    void write(PageHarvest harvest) throws Exception;

    @Override
    void close();
}
