package org.passportsync.connection;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that nobody but their owner may read or change, where the system has such a thing. */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** For a file that is being made. */
    public static FileAttribute<?>[] file() {
        return attributes(FILE);
    }

    /** For a folder that is being made. */
    public static FileAttribute<?>[] folder() {
        return attributes(FOLDER);
    }

    /** Closes a folder that is there. */
    public static void close(Path folder) throws IOException {
        if (posix()) {
            Files.setPosixFilePermissions(folder, FOLDER);
        }
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return posix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
