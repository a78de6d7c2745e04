package org.passportsync.sis;

import java.util.List;
import java.util.Optional;

/**
 * Reads the rows of one resource's pages; a pure function of the bytes. One parser serves one thread. A page may come
 * compressed that its source gave as it is: it was kept so.
 */
public interface PageParser {

    /**
     * Streams a page's rows into the sink.
     *
     * @return the raw identifiers of all rows in their order, also of rows that yielded nothing
     * @throws UnreadablePage where the page as a whole is not what the protocol says
     */
    List<String> parse(SourcePage page, RowSink sink) throws UnreadablePage;

    /**
     * The page's rows as bytes, where they can be told apart without being parsed. Whoever offers them tells of each row that has
     * an identifier by {@link RowSink#begins}, and what a row yields depends on its bytes and on those in front of the first row
     * only.
     */
    default Optional<RawRows> rawRows(SourcePage page) {
        return Optional.empty();
    }

    /** The bytes of a page without what {@link RowSink#secret} told of, wrapped as they were. */
    byte[] withoutSecrets(SourcePage page) throws UnreadablePage;
}
