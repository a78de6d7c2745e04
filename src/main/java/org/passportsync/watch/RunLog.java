package org.passportsync.watch;

import java.time.Duration;
import java.util.List;
import org.passportsync.job.Onlooker;
import org.passportsync.run.Hold;
import org.passportsync.run.Holds;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lines in the log that tell of runs, each with run, connection and district as fields; never a record's values. */
public final class RunLog implements Onlooker {

    private static final Logger LOG = LoggerFactory.getLogger("org.passportsync.run");

    private final Holds holds;

    public RunLog(JdbcClient database) {
        this.holds = new Holds(database);
    }

    @Override
    public void began(Run run) {
        of(Level.INFO, run)
                .addKeyValue("trigger", run.trigger())
                .log("Run {} of {} begins, or goes on; launched by {}", run.id(), run.connection(), run.trigger());
    }

    @Override
    public void step(Run run, String name) {
        of(Level.INFO, run).addKeyValue("step", name).log("Run {} of {}: {}", run.id(), run.connection(), name);
    }

    @Override
    public void waiting(Run run, String resource, Duration pause) {
        of(Level.INFO, run)
                .addKeyValue("resource", resource)
                .addKeyValue("millis", pause.toMillis())
                .log("Run {} of {} waits {} ms for {}", run.id(), run.connection(), pause.toMillis(), resource);
    }

    @Override
    public void rested(Run run) {
        String told = run.message() == null ? "" : ": " + run.message();
        of(level(run.state()), run)
                .addKeyValue("state", run.state())
                .log("Run {} of {} is {}{}", run.id(), run.connection(), run.state(), told);
        if (run.state() == RunState.PARKED) {
            reasons(run).forEach(hold -> reason(run, hold));
        }
    }

    private static void reason(Run run, Hold hold) {
        String about = (hold.entity() == null ? "" : " " + hold.entity().key())
                + (hold.operation() == null ? "" : " " + hold.operation());
        of(Level.WARN, run)
                .addKeyValue("reason", hold.reason())
                .addKeyValue(
                        "entity", hold.entity() == null ? null : hold.entity().key())
                .addKeyValue("operation", hold.operation())
                .addKeyValue("count", hold.count())
                .addKeyValue("of", hold.of())
                .log("Run {} of {} is held for {}{}", run.id(), run.connection(), hold.reason(), about);
    }

    /** The reasons stand in the database; the log only repeats them, so it does without when they can't be had. */
    private List<Hold> reasons(Run run) {
        try {
            return holds.of(run.id());
        } catch (DataAccessException gone) {
            return List.of();
        }
    }

    private static Level level(RunState state) {
        return switch (state) {
            case FAILED -> Level.ERROR;
            case PARKED -> Level.WARN;
            case RUNNING, COMMITTED, COMMITTED_WITH_ISSUES, REJECTED, SUPERSEDED, EXPIRED, STOPPED, SKIPPED_SUSPENDED ->
                Level.INFO;
        };
    }

    private static LoggingEventBuilder of(Level level, Run run) {
        return LOG.atLevel(level)
                .addKeyValue("run", run.id())
                .addKeyValue("connection", run.connection())
                .addKeyValue("district", run.district());
    }
}
