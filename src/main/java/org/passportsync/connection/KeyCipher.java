package org.passportsync.connection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals bytes by AES-GCM under one key. A sealed message is: one byte of format, four bytes that tell the key, a fresh
 * nonce of twelve bytes, the ciphertext and its tag of sixteen. What it is about is authenticated with it, so that a
 * message can't be passed off as another.
 */
final class KeyCipher {

    static final int KEY_BYTES = 32;

    private static final byte FORMAT = 1;
    private static final int ID_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /**
     * Bytes that are encrypted at once: many small pieces are soon compiled to the processor's own instructions, where a
     * page at once is not in a sync's whole life (250 pages of 120 KB: 0.5 s instead of 1.0 s, Java 25).
     */
    private static final int PIECE = 512;

    private static final int HEAD_BYTES = 1 + ID_BYTES + NONCE_BYTES;

    private final SecretKeySpec key;
    private final byte[] id;
    private final String name;
    private final SecureRandom random;

    /**
     * Seals under a key.
     *
     * @param name says in messages which key it is and where it comes from
     */
    KeyCipher(byte[] key, String name, SecureRandom random) {
        this.key = new SecretKeySpec(key, "AES");
        this.id = id(key);
        this.name = name;
        this.random = random;
    }

    byte[] seal(byte[] bytes, int offset, int length, String about) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = new byte[HEAD_BYTES + length + TAG_BITS / 8];
        ByteBuffer.wrap(sealed).put(FORMAT).put(id).put(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, about);
            int written = HEAD_BYTES;
            for (int done = 0; done < length; done += PIECE) {
                int piece = Math.min(PIECE, length - done);
                written += cipher.update(bytes, offset + done, piece, sealed, written);
            }
            cipher.doFinal(sealed, written);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java can't encrypt by AES-GCM", impossible);
        }
    }

    byte[] open(byte[] sealed, String about) {
        return open(sealed, about, "");
    }

    /** Opens what {@link #seal} made; {@code ifLost} says what to do where it was sealed under a key that is lost. */
    byte[] open(byte[] sealed, String about, String ifLost) {
        if (sealed.length < HEAD_BYTES + TAG_BITS / 8 || sealed[0] != FORMAT) {
            throw new VaultLocked("what is stored for " + about + " is not a sealed message; it is damaged");
        }
        ByteBuffer head = ByteBuffer.wrap(sealed, 1, ID_BYTES + NONCE_BYTES);
        byte[] sealedBy = new byte[ID_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        head.get(sealedBy).get(nonce);
        if (!MessageDigest.isEqual(id, sealedBy)) {
            throw new VaultLocked("what is stored for " + about + " was sealed under key " + hex(sealedBy) + ", but "
                    + name + " is key " + hex(id) + "; give the program the key that it was sealed under" + ifLost);
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, about).doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES);
        } catch (AEADBadTagException changed) {
            throw new VaultLocked(
                    "what is stored for " + about + " was changed since it was sealed, or belongs to"
                            + " something else; restore it from a backup",
                    changed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java can't decrypt by AES-GCM", impossible);
        }
    }

    /** What all that this key seals has from its second byte on. */
    byte[] mark() {
        return id.clone();
    }

    private Cipher cipher(int mode, byte[] nonce, String about) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** Tells keys apart and gives nothing of them away: a few bytes of a digest of 256 random bits. */
    private static byte[] id(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("passport-sync key".getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(key), ID_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "KeyCipher[" + name + ", " + hex(id) + "]";
    }
}
