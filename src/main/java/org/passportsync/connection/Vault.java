package org.passportsync.connection;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Keeps secrets and the districts' data keys, sealed under the master key. Safe to use on many threads. */
public final class Vault {

    private final KeyCipher master;
    private final SecureRandom random;

    public Vault(MasterKey key, SecureRandom random) {
        this.master = key.cipher(random);
        this.random = random;
    }

    /** Makes a new data key for a district, wrapped by the master key, to be stored. */
    public byte[] newDataKey(String district) {
        byte[] key = new byte[KeyCipher.KEY_BYTES];
        random.nextBytes(key);
        return wrap(key, district);
    }

    /**
     * Opens a district's data key.
     *
     * @param wrapped null: there is none
     * @throws VaultLocked if there is none, or it was wrapped by another master key, or for another district
     */
    public DataKey unwrap(byte @Nullable [] wrapped, String district) {
        String makeOne = "make a new data key with the command new-data-key district=" + district
                + "; no page that was read before can be replayed then";
        if (wrapped == null) {
            throw new VaultLocked("district " + district + " has no data key; " + makeOne);
        }
        byte[] key = master.open(wrapped, keyOf(district), ". If that key is lost, " + makeOne);
        return new DataKey(new KeyCipher(key, "the data key of district " + district, random));
    }

    /** Seals a connection's secret, to be stored. */
    public byte[] sealSecret(GivenSecret secret, String connection) {
        byte[] bytes = secret.value().getBytes(StandardCharsets.UTF_8);
        return master.seal(bytes, 0, bytes.length, secretOf(connection));
    }

    /**
     * Opens a connection's secret.
     *
     * @throws VaultLocked if it was sealed under another master key, or for another connection
     */
    String openSecret(byte[] sealed, String connection) {
        String ifLost = ". If that key is lost, apply the definition of " + connection + " again with its secret";
        return new String(master.open(sealed, secretOf(connection), ifLost), StandardCharsets.UTF_8);
    }

    private byte[] wrap(byte[] key, String district) {
        return master.seal(key, 0, key.length, keyOf(district));
    }

    private static String keyOf(String district) {
        return "the data key of district " + district;
    }

    private static String secretOf(String connection) {
        return "the secret of connection " + connection;
    }

    @Override
    public String toString() {
        return "Vault[" + master + "]";
    }
}
