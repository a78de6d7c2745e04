package org.passportsync.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
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
     */
    public static MasterKey of(@Nullable String given, Path file, SecureRandom random) {
        return given == null || given.isBlank() ? fromFile(file, random) : decode(given, "the key in " + VARIABLE);
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
            return decode(Files.readString(file), "the key in the file " + file.getFileName());
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
        Files.createDirectories(folder);
        Path written = Files.createTempFile(folder, "master-key", ".new", ownerOnly());
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

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    KeyCipher cipher(SecureRandom random) {
        return new KeyCipher(key, origin, random);
    }

    @Override
    public String toString() {
        return "MasterKey[" + origin + "]";
    }
}
