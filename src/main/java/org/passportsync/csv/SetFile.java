package org.passportsync.csv;

import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * One file of a set.
 *
 * @param name for example {@code users.csv}
 * @param path the file itself, or the zip that it is packed into
 * @param stamp of the path, when the set was chosen
 * @param packed null: it lies there loose
 */
record SetFile(
        String name, Path path, Stamp stamp, @Nullable Packed packed) {

    /** What a zip says of a file. */
    record Packed(String entry, long size, long crc) {}

    /** The file as it is named in messages. */
    String inWords() {
        return packed == null ? name : name + " in " + path.getFileName();
    }

    /** How many bytes it has, unpacked. */
    long size() {
        return packed == null ? stamp.size() : packed.size();
    }

    /** Whether another file lies in its place, or it was written to. */
    boolean changed() {
        try {
            return !Stamp.of(path).equals(stamp);
        } catch (IOException gone) {
            return true;
        }
    }

    /** Its bytes, unpacked; reading them can't be interrupted half-way. */
    InputStream open() throws IOException {
        return packed == null ? new FileInputStream(path.toFile()) : unpacked(packed.entry());
    }

    private InputStream unpacked(String entry) throws IOException {
        ZipFile zip = new ZipFile(path.toFile());
        try {
            ZipEntry found = zip.getEntry(entry);
            if (found == null) {
                throw new ZipException("gone");
            }
            return new FilterInputStream(zip.getInputStream(found)) {
                @Override
                public void close() throws IOException {
                    zip.close();
                }
            };
        } catch (IOException | RuntimeException broken) {
            zip.close();
            throw broken;
        }
    }
}
