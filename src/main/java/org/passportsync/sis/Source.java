package org.passportsync.sis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An open connection to one SIS. Safe for use by several threads. */
public interface Source extends AutoCloseable {

    /**
     * Fetches one page, waiting and retrying within bounds where the SIS asks for it.
     *
     * @param offset rows to skip, under a sort by the immutable identifier where the SIS accepts one
     * @param limit rows wanted
     * @throws SourceFault where the SIS can't be read; says what to do
     */
    SourcePage fetch(String resource, long offset, int limit) throws SourceFault, InterruptedException;

    /** How a resource is walked through; the same for as long as the definition is. */
    default Walk walk(String resource) {
        return Walk.BY_OFFSET;
    }

    /**
     * Fetches one page of a resource that is walked {@link Walk#BY_CURSOR}.
     *
     * @param cursor what the page before said is next; null: the first page
     * @param limit rows wanted
     * @throws SourceFault as {@link #fetch}; of kind {@code LOST_PLACE} where the SIS no longer knows the cursor
     */
    default SourcePage follow(String resource, @Nullable String cursor, int limit)
            throws SourceFault, InterruptedException {
        throw new IllegalStateException(resource + " is not walked by cursor");
    }

    /** A parser for one resource that reads just the given attributes. */
    PageParser parser(String resource, List<RowSchema> rows);

    /**
     * Asks for a single row: is it really gone?
     *
     * @param rawId the row's, as {@link SourceRow#origin} says it
     */
    Presence confirm(String resource, String rawId) throws SourceFault, InterruptedException;

    /** Gets a token and reads one small page of every resource; never throws. */
    ConnectionReport test() throws InterruptedException;

    @Override
    void close();
}
