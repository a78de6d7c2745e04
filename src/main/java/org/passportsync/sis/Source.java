package org.passportsync.sis;

import java.util.List;

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

    /** A parser for one resource that reads just the given attributes. */
    PageParser parser(String resource, List<RowSchema> rows);

    /** Asks for a single row: is it really gone? */
    Presence confirm(String resource, String rawId) throws SourceFault, InterruptedException;

    /** Gets a token and reads one small page of every resource; never throws. */
    ConnectionReport test() throws InterruptedException;

    @Override
    void close();
}
