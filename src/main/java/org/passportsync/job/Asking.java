package org.passportsync.job;

import java.time.Duration;
import org.passportsync.sis.SourceWatcher;

/** Tells of a run's requests to the SIS. */
record Asking(String connection, Onlooker onlooker, RunWatcher watcher) implements SourceWatcher {

    @Override
    public void waiting(String resource, String reason, Duration pause) {
        watcher.waiting(resource, reason, pause);
    }

    @Override
    public void asked(String resource, Outcome outcome, Duration took) {
        onlooker.asked(connection, resource, outcome, took);
    }
}
