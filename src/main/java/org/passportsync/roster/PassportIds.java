package org.passportsync.roster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The Passport IDs of new records: UUIDv5 of connection, entity and SIS ID, so that computing a change set again gives
 * the same ids. One serves one thread.
 */
public final class PassportIds {

    private static final UUID NAMESPACE = UUID.fromString("6b1f5f0e-0f43-5d53-9a29-2d2a4f3b7c11");

    private final MessageDigest sha1;
    private final byte[] prefix;

    /** Takes the connection's name, unique over all districts. */
    public PassportIds(String connection) {
        try {
            this.sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-1", impossible);
        }
        byte[] name = connection.getBytes(StandardCharsets.UTF_8);
        this.prefix = ByteBuffer.allocate(17 + name.length)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .put(name)
                .put((byte) 0)
                .array();
    }

    /** The id of a record that no one has linked yet (RFC 9562, version 5). */
    public UUID of(EntityType entity, String sisId) {
        sha1.update(prefix);
        sha1.update((byte) entity.code());
        ByteBuffer digest = ByteBuffer.wrap(sha1.digest(sisId.getBytes(StandardCharsets.UTF_8)));
        long high = digest.getLong() & 0xFFFFFFFFFFFF0FFFL | 0x5000L;
        long low = digest.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
