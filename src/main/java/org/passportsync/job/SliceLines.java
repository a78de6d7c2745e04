package org.passportsync.job;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Tells in lines what a person should know about a slice that is read here for a run of another process. */
record SliceLines(String about, Consumer<String> said) implements RunWatcher {

    @Override
    public void started(long runId) {}

    @Override
    public void step(String name) {}

    @Override
    public void page(String slice, int page, long rows, OptionalLong total) {}

    @Override
    public void waiting(String resource, String reason, Duration pause) {
        said.accept(about + " waits " + pause.toSeconds() + " s: " + reason);
    }

    @Override
    public void remark(String text) {
        said.accept(about + ": " + text);
    }
}
