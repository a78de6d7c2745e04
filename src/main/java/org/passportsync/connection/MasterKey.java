package org.passportsync.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The one key that everything sealed depends on: 32 bytes in base64, from the environment or a file. */
public final class MasterKey {

    /** The environment variable that holds it. */
    public static final String VARIABLE = "PASSPORT_MASTER_KEY";

    private final byte[] key;
    private final String origin;

    private MasterKey(byte[] key, String origin) {
        this.key = key;
        this.origin = origin;
    }

    /**
     * The key out of the environment variable {@link #VARIABLE}; where that is not set, out of the file.
     *
     * @param given the variable's value; null: not set
     * @param file is made with a new key if it isn't there, readable by its owner only
     * @param sealed whether something was sealed before, so that a new key can't be the right one; asked only where the
     *     file isn't there
     * @throws VaultLocked if there is no key where there must be one, or something else in its place
     */
    public static MasterKey of(@Nullable String given, Path file, BooleanSupplier sealed, SecureRandom random) {
        if (given != null && !given.isBlank()) {
            return decode(given, "the key in " + VARIABLE);
        }
        if (!Files.exists(file) && sealed.getAsBoolean()) {
            throw new VaultLocked("the master key is not there: " + VARIABLE + " is not set, and there is no file "
                    + whole(file) + ", but this database holds what was sealed under a key; put that key back. If it is"
                    + " lost, make a new one with: openssl rand -base64 " + KeyCipher.KEY_BYTES
                    + ", give it as " + VARIABLE + ", make each district a new data key with the command new-data-key"
                    + " district=ID, and apply the definitions again with their secrets");
        }
        return fromFile(file, random);
    }

    private static Path whole(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /**
     * The key in a file, which is made with a new key if it isn't there.
     *
     * @throws VaultLocked if the file holds something else
     */
    public static MasterKey fromFile(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            return decode(Files.readString(file), "the key in the file " + whole(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "the master key's file " + file + " can't be made or read; check who owns its folder", unreadable);
        }
    }

    private static MasterKey decode(String text, String origin) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException noBase64) {
            key = new byte[0];
        }
        if (key.length != KeyCipher.KEY_BYTES) {
            throw new VaultLocked(origin + " is not " + KeyCipher.KEY_BYTES
                    + " bytes in base64; make one with: openssl rand -base64 " + KeyCipher.KEY_BYTES);
        }
        return new MasterKey(key, origin);
    }

    /** Written beside and put in place whole, so that of two programs that start at once both read the same key. */
    private static void create(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[KeyCipher.KEY_BYTES];
        random.nextBytes(key);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder, OwnerOnly.folder());
        Path written = Files.createTempFile(folder, "master-key", ".new", OwnerOnly.file());
        try {
            Files.writeString(written, Base64.getEncoder().encodeToString(key) + "\n");
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException anotherWasFaster) {
            // Its key is as good as ours.
        } catch (UnsupportedOperationException noLinks) {
            Files.move(written, file);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    KeyCipher cipher(SecureRandom random) {
        return new KeyCipher(key, origin, random);
    }

    @Override
    public String toString() {
        return "MasterKey[" + origin + "]";
    }
}
