package org.passportsync;

import org.passportsync.schedule.Clockwork;
import org.springframework.context.SmartLifecycle;

/** Ends the schedule's threads once the syncs they worked on have been stopped, while the database is still there. */
final class FiredSyncs implements SmartLifecycle {

    private final Clockwork clockwork;
    private volatile boolean running;

    FiredSyncs(Clockwork clockwork) {
        this.clockwork = clockwork;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        clockwork.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return RunningSyncs.PHASE - 1;
    }
}
