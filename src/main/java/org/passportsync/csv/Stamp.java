package org.passportsync.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * By what it shows that another file lies in a file's place, or that it was written to.
 *
 * @param key the file's own number, where the file system has such
 */
record Stamp(long size, FileTime modified, @Nullable Object key) {

    static Stamp of(Path file) throws IOException {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(found.size(), found.lastModifiedTime(), found.fileKey());
    }
}
