package org.passportsync.sis;

import java.util.List;

/** Reads the rows of one resource's pages; a pure function of the bytes. One parser serves one thread. */
public interface PageParser {

    /**
     * Streams a page's rows into the sink.
     *
     * @return the raw identifiers of all rows in their order, also of rows that yielded nothing
     * @throws UnreadablePage where the page as a whole is not what the protocol says
     */
    List<String> parse(SourcePage page, RowSink sink) throws UnreadablePage;

    /** The bytes of a page without what {@link RowSink#secret} told of, wrapped as they were. */
    byte[] withoutSecrets(SourcePage page) throws UnreadablePage;
}
