package org.passportsync.schedule;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.passportsync.connection.Schedule;
import org.passportsync.run.Connections;
import org.passportsync.run.NextRuns;

/**
 * What a connection's schedule asks for, as the definition stands now.
 *
 * @param terms the schedule with its zone as text: where this differs from what a time was worked out from, the time is
 *     worked out anew
 */
record Plan(Connections.Stored stored, Schedule schedule, String terms) {

    /** The task's name in the table. */
    static final String TASK = "sync";

    /** The plan of a connection; nothing where it doesn't run by itself. */
    static Optional<Plan> of(Connections.Stored stored) {
        Schedule schedule = stored.definition().schedule();
        return schedule == null || !NextRuns.fires(stored)
                ? Optional.empty()
                : Optional.of(new Plan(stored, schedule, schedule + " in " + schedule.zone(zone(stored))));
    }

    Optional<Instant> next(Instant after) {
        return schedule.next(after, zone(stored));
    }

    /** Whether its last day is over, so that not even a missed fire is made up for. */
    boolean over(Instant now) {
        return schedule.over(LocalDate.ofInstant(now, schedule.zone(zone(stored))));
    }

    TaskInstance<String> instance() {
        return new TaskInstance<>(TASK, stored.name(), terms);
    }

    private static ZoneId zone(Connections.Stored stored) {
        return stored.definition().district().timeZone();
    }
}
