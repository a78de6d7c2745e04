package org.passportsync.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One line a step, for logs. */
final class PlainProgress implements Progress {

    private final PrintStream lines;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    PlainProgress(PrintStream lines) {
        this.lines = lines;
    }

    @Override
    public void started(long runId) {
        lines.println("run " + runId);
    }

    @Override
    public void step(String name) {
        lines.println("step " + name);
    }

    @Override
    public void page(String slice, int page, long rows, OptionalLong total) {}

    /** Told once for each reason; a log is not a clock. */
    @Override
    public void waiting(String resource, String reason, Duration pause) {
        if (told.add(resource + " " + reason)) {
            lines.println("waiting for the SIS: " + reason + " (" + resource + "), " + Words.duration(pause));
        }
    }

    @Override
    public void remark(String text) {
        lines.println("note: " + text);
    }

    @Override
    public void close() {}
}
