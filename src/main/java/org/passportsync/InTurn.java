package org.passportsync;

import org.springframework.context.SmartLifecycle;

/** Something that starts and stops with the program, in its turn: what starts last stops first. */
final class InTurn implements SmartLifecycle {

    /** The turns of what needs the database, which is there before the first and after the last of them. */
    enum Turn {
        /** What syncs need or cause ends once they have been stopped: the schedule's threads, notices. */
        AROUND_SYNCS,
        /** Spring Boot closes the database under a running job unless it was stopped. */
        SYNCS,
        /** Nothing begins while what runs is being stopped. */
        FIRING
    }

    private final Turn turn;
    private final Runnable starting;
    private final Runnable stopping;
    private volatile boolean running;

    InTurn(Turn turn, Runnable starting, Runnable stopping) {
        this.turn = turn;
        this.starting = starting;
        this.stopping = stopping;
    }

    @Override
    public void start() {
        starting.run();
        running = true;
    }

    @Override
    public void stop() {
        stopping.run();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - Turn.values().length + turn.ordinal();
    }
}
