package org.passportsync.watch;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Worries when schedules are not being watched. */
public final class ScheduleHealth extends AbstractHealthIndicator {

    private final Ticking schedule;

    public ScheduleHealth(Ticking schedule) {
        super("the schedule can't be asked");
        this.schedule = schedule;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.status(schedule.ticks() ? org.springframework.boot.health.contributor.Status.UP : LeaseHealth.WORRYING);
    }
}
