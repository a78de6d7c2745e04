package org.passportsync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a PostgreSQL server says of itself in its data directory's {@code postmaster.pid}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/storage-file-layout.html">Database file layout</a>
 */
record PostmasterFile(long pid, int port, boolean stopping) {

    private static final int LINES = 4;
    private static final int STATUS = 7;

    /** The server that runs on a data directory; nothing where none does, or the file is left over from a dead one. */
    static Optional<PostmasterFile> of(Path directory) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(directory.resolve("postmaster.pid"));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        if (lines.size() < LINES) {
            return Optional.empty();
        }
        PostmasterFile file = new PostmasterFile(
                Long.parseLong(lines.getFirst().strip()),
                Integer.parseInt(lines.get(LINES - 1).strip()),
                lines.size() > STATUS && lines.get(STATUS).strip().equals("stopping"));
        return file.alive() ? Optional.of(file) : Optional.empty();
    }

    private boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        process.info().command().map(PostmasterFile::postgres).orElse(true))
                .isPresent();
    }

    private static boolean postgres(String command) {
        return command.contains("postgres");
    }
}
