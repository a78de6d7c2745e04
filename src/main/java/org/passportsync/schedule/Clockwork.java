package org.passportsync.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.passportsync.run.Holder;

/** Watches the table of next times and fires what is due; several programs on one database share the work. */
public final class Clockwork {

    private static final Duration POLLING = Duration.ofSeconds(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final Firing firing;
    private final Timetable timetable;
    private final Scheduler scheduler;

    public Clockwork(
            DataSource source, Firing firing, Timetable timetable, ScheduleSettings settings, InstantSource clock) {
        this.firing = firing;
        this.timetable = timetable;
        this.scheduler = Scheduler.create(source, firing.known())
                .threads(settings.threads())
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(LONGEST_STOP)
                .serializer(new Terms())
                .schedulerName(new SchedulerName.Fixed(Holder.ofThisProcess().name()))
                .failureLogging(LogLevel.WARN, false)
                .clock(clock::instant)
                .build();
    }

    public void start() {
        timetable.renew(scheduler);
        scheduler.start();
    }

    /** Whether what is due will fire in this program. */
    public boolean ticks() {
        SchedulerState state = scheduler.getSchedulerState();
        return state.isStarted() && !state.isPaused() && !state.isShuttingDown();
    }

    /** Takes over what definitions have changed; to be called every now and then. */
    public void renew() {
        timetable.renew(scheduler);
    }

    /** Nothing fires any more; what is being worked on goes on until it is stopped. */
    public void pause() {
        firing.closing();
        scheduler.pause();
    }

    /** Waits a little for what has been stopped. */
    public void stop() {
        scheduler.stop();
    }
}
