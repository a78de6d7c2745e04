package org.passportsync.job;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a run remarks. */
record Remarks(List<String> all) implements RunWatcher {

    Remarks() {
        this(new CopyOnWriteArrayList<>());
    }

    @Override
    public void started(long runId) {}

    @Override
    public void step(String name) {}

    @Override
    public void page(String slice, int page, long rows, OptionalLong total) {}

    @Override
    public void waiting(String resource, String reason, Duration pause) {}

    @Override
    public void remark(String text) {
        all.add(text);
    }
}
