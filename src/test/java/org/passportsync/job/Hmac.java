package org.passportsync.job;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** HMAC-SHA256 worked out from its definition (RFC 2104), so that a receiver's side does not share our code. */
record Hmac(String secret) {

    private static final int BLOCK = 64;

    String hex(String text) {
        byte[] inner = digest(padded(0x36), text.getBytes(StandardCharsets.UTF_8));
        return String.format("%064x", new BigInteger(1, digest(padded(0x5c), inner)));
    }

    private byte[] padded(int with) {
        byte[] key = Arrays.copyOf(secret.getBytes(StandardCharsets.UTF_8), BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            key[i] = (byte) (key[i] ^ with);
        }
        return key;
    }

    private static byte[] digest(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
