package org.passportsync.roster;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.UUID;

/**
 * The 128-bit fingerprint of a shaped part or record: XXH3 over its identity, verdict and canonical document.
 *
 * <p>Kept in the database as a {@code uuid}: sixteen bytes, compared and joined fast. {@link #VERSION} names the
 * algorithm, the canonical form and the schema together; when it moves, documents are compared, not hashes.
 */
public record ContentHash(long high, long low) {

    /** Algorithm, canonical form and schema that all current hashes follow. */
    public static final int VERSION = 1;

    private static final Hasher128 XXH3 = Hashing.xxh3_128();

    /** Hashes a range of bytes. */
    public static ContentHash of(byte[] bytes, int offset, int length) {
        HashValue128 value = XXH3.hashBytesTo128Bits(bytes, offset, length);
        return new ContentHash(value.getMostSignificantBits(), value.getLeastSignificantBits());
    }

    public UUID asUuid() {
        return new UUID(high, low);
    }
}
