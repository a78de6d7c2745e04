package org.passportsync.connection;

/** A district's key; without it, the district's journal can't be read any more. Safe to use on many threads. */
public final class DataKey {

    private final KeyCipher cipher;

    DataKey(KeyCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * Encrypts bytes.
     *
     * @param about what they are, for example the place of a page; decrypting needs the same
     */
    public byte[] encrypt(byte[] bytes, String about) {
        return encrypt(bytes, 0, bytes.length, about);
    }

    /** Encrypts a range of bytes. */
    public byte[] encrypt(byte[] bytes, int offset, int length, String about) {
        return cipher.seal(bytes, offset, length, about);
    }

    /**
     * Decrypts what {@link #encrypt} made.
     *
     * @throws VaultLocked if another key, other bytes or something else is meant
     */
    public byte[] decrypt(byte[] encrypted, String about) {
        return cipher.open(encrypted, about);
    }

    /** What tells everything that this key has encrypted: its bytes from the second on. */
    public byte[] mark() {
        return cipher.mark();
    }

    @Override
    public String toString() {
        return "DataKey[" + cipher + "]";
    }
}
