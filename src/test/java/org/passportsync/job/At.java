package org.passportsync.job;

import java.time.Duration;
import java.util.OptionalLong;

/** Does something when a run comes to a step, each time it does. */
record At(String step, Runnable does) implements RunWatcher {

    /** Something that breaks the step off. */
    static At failing(String step) {
        return new At(step, () -> {
            throw new IllegalStateException("broken off by the test");
        });
    }

    @Override
    public void started(long runId) {}

    @Override
    public void step(String name) {
        if (name.equals(step)) {
            does.run();
        }
    }

    @Override
    public void page(String slice, int page, long rows, OptionalLong total) {}

    @Override
    public void waiting(String resource, String reason, Duration pause) {}

    @Override
    public void remark(String text) {}
}
