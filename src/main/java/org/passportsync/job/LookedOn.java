package org.passportsync.job;

import java.time.Duration;
import java.util.OptionalLong;
import org.passportsync.run.Run;

/** Tells those who look on of what is told to the one who launched a run. */
record LookedOn(Run run, Onlooker onlooker, RunWatcher launcher) implements RunWatcher {

    @Override
    public void started(long runId) {
        onlooker.began(run);
        launcher.started(runId);
    }

    @Override
    public void step(String name) {
        onlooker.step(run, name);
        launcher.step(name);
    }

    @Override
    public void page(String slice, int page, long rows, OptionalLong total) {
        launcher.page(slice, page, rows, total);
    }

    @Override
    public void waiting(String resource, String reason, Duration pause) {
        onlooker.waiting(run, resource, pause);
        launcher.waiting(resource, reason, pause);
    }

    @Override
    public void remark(String text) {
        launcher.remark(text);
    }
}
