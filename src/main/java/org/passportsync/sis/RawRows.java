package org.passportsync.sis;

import java.util.BitSet;

/**
 * The rows of a page as the bytes they came in, walked through once without reading them. A row whose bytes are those of a
 * row that was read before yields what that one did, so that only the others need be parsed.
 *
 * <p>Where bytes are no rows of the protocol, {@link UnreadablePage} is thrown or the walk goes wrong in a way that the
 * parser meets too, because every byte that nobody knows is left to it.
 */
public interface RawRows {

    /** The page's bytes, unpacked. */
    byte[] bytes();

    /** How many bytes stand in front of the first row. */
    int envelope();

    /** Goes on to the next row; false where there is none. */
    boolean next() throws UnreadablePage;

    /** Where the row begins. */
    int start();

    /** Where the row ends: behind its last byte. */
    int end() throws UnreadablePage;

    /** Says where the row ends, which is known because its bytes are those of another row. */
    void endsAt(int end);

    /** The page as if it held only the rows that are not left out; after the walk has come to its end. */
    SourcePage without(BitSet leftOut);
}
