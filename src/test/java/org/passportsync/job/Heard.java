package org.passportsync.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a process has said so far, line by line. */
record Heard(List<String> lines) {

    /** Listens to a process until it ends. */
    static Heard of(Process process) {
        Heard heard = new Heard(new CopyOnWriteArrayList<>());
        Thread.ofVirtual().start(() -> heard.listen(process));
        return heard;
    }

    private void listen(Process process) {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(lines::add);
        } catch (IOException | java.io.UncheckedIOException over) {
            lines.add("(nothing more can be read)");
        }
    }
}
