package org.passportsync;

import java.time.Duration;
import org.passportsync.job.Syncs;
import org.springframework.context.SmartLifecycle;

/** Stops what runs before the program ends: Spring Boot closes the database under a running job otherwise. */
final class RunningSyncs implements SmartLifecycle {

    static final int PHASE = Integer.MAX_VALUE - 1;

    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Syncs syncs;
    private volatile boolean running;

    RunningSyncs(Syncs syncs) {
        this.syncs = syncs;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Asks every run to stop at its next page and waits for it. */
    @Override
    public void stop() {
        var _ = syncs.stopAll(PATIENCE);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Among the last to start and the first to stop, so that the database is still there. */
    @Override
    public int getPhase() {
        return PHASE;
    }
}
