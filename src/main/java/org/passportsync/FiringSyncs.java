package org.passportsync;

import org.passportsync.schedule.Clockwork;
import org.springframework.context.SmartLifecycle;

/** Starts the schedule last; and stops firing first of all, so that nothing begins while what runs is being stopped. */
final class FiringSyncs implements SmartLifecycle {

    private final Clockwork clockwork;
    private volatile boolean running;

    FiringSyncs(Clockwork clockwork) {
        this.clockwork = clockwork;
    }

    @Override
    public void start() {
        clockwork.start();
        running = true;
    }

    @Override
    public void stop() {
        clockwork.pause();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return RunningSyncs.PHASE + 1;
    }
}
