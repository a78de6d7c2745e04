package org.passportsync.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads secrets out of files, but only inside the folders that are meant for them. */
public final class SecretFiles {

    /** Where container platforms put secrets. */
    public static final Path USUAL_FOLDER = Path.of("/run/secrets");

    private static final int LARGEST = 65_536;

    private final List<Path> folders;

    /**
     * Allows some folders.
     *
     * @param folders a relative reference is looked for in each of them, in this order
     */
    public SecretFiles(List<Path> folders) {
        this.folders = folders.stream()
                .map(folder -> folder.toAbsolutePath().normalize())
                .toList();
    }

    SecretAnswer read(String reference) {
        try {
            Path file = find(Path.of(reference));
            if (file == null) {
                return new SecretAnswer.Missing("the secret file " + reference + " is not there, or not inside "
                        + folders + "; put it there, or name its folder with passport.secrets-folder");
            }
            return read(reference, file);
        } catch (InvalidPathException unreadable) {
            return new SecretAnswer.Missing(
                    "\"" + reference + "\" can't be a file's name; correct delivery.clientSecret");
        } catch (IOException unreadable) {
            return new SecretAnswer.Missing("the secret file " + reference
                    + " can't be read by this program; check whose" + " it is and who may read it");
        }
    }

    private static SecretAnswer read(String reference, Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            return new SecretAnswer.Missing("the secret file " + reference + " holds more than " + LARGEST
                    + " bytes; it should hold the secret and nothing else");
        }
        String secret = Files.readString(file, StandardCharsets.UTF_8).strip();
        return secret.isEmpty()
                ? new SecretAnswer.Missing("the secret file " + reference + " is empty; write the secret into it")
                : new SecretAnswer.Found(secret);
    }

    /** The file as it really lies, links followed; null where no allowed folder holds it. */
    private @Nullable Path find(Path reference) throws IOException {
        for (Path folder : folders) {
            Path file = folder.resolve(reference).normalize();
            if (file.startsWith(folder)
                    && Files.isRegularFile(file)
                    && file.toRealPath().startsWith(folder.toRealPath())) {
                return file.toRealPath();
            }
        }
        return null;
    }
}
