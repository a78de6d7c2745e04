package org.passportsync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The processes that use one embedded database: a file each, named by pid and number, holding the process's start. */
final class DatabaseUsers {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Path folder;
    private final Path own;

    DatabaseUsers(Path folder) {
        this.folder = folder;
        this.own = folder.resolve(ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet());
    }

    void enter() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(own, String.valueOf(started(ProcessHandle.current())));
    }

    /** Leaves; true where nobody else is left. Files of dead processes are swept. */
    boolean leave() throws IOException {
        Files.deleteIfExists(own);
        List<Path> others = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (alive(file)) {
                    others.add(file);
                } else {
                    Files.deleteIfExists(file);
                }
            }
        }
        return others.isEmpty();
    }

    private static boolean alive(Path file) throws IOException {
        long pid = Long.parseLong(file.getFileName().toString().replaceAll("-.*", ""));
        String start = Files.readString(file).strip();
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> String.valueOf(started(process)).equals(start))
                .isPresent();
    }

    private static long started(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(0L);
    }
}
