package org.passportsync.scenario;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.passportsync.job.RunWatcher;

/** Keeps what a run tells a person meanwhile, without order: several threads tell. */
final class Remarks implements RunWatcher {

    private final SortedSet<String> told = new ConcurrentSkipListSet<>();

    SortedSet<String> told() {
        return told;
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
        told.add(text);
    }
}
