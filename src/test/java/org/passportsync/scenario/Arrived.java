package org.passportsync.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lays down the files that arrive in a step. */
final class Arrived {

    private Arrived() {}

    /** Copies them in place of whatever lies there; nothing happens where none arrive. */
    static void from(Path files, Path to) {
        if (!Files.isDirectory(files)) {
            return;
        }
        try {
            Files.createDirectories(to);
            for (Path old : in(to)) {
                Files.delete(old);
            }
            for (Path file : in(files)) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
