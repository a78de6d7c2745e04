package org.passportsync.schedule;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.LivingConnections;

/** Keeps the table of next times equal to what the definitions ask for, whichever process has applied them. */
public final class Timetable {

    /** A clock that is set back by less than this fires nothing twice. */
    private static final Duration SET_BACK = Duration.ofDays(7);

    private final LivingConnections connections;
    private final InstantSource clock;

    public Timetable(LivingConnections connections, InstantSource clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * Adds, moves and takes away times. One whose schedule is as it was stays, also if it has passed: a missed fire is made
     * up for, once. One by a clock that ran far ahead is worked out anew, or nothing would fire until then. What is being
     * worked on is left alone; it works out its own next time when it ends.
     */
    public void renew(SchedulerClient client) {
        Map<String, ScheduledExecution<String>> there = new HashMap<>();
        client.fetchScheduledExecutionsForTask(
                Plan.TASK,
                String.class,
                ScheduledExecutionsFilter.all(),
                one -> there.put(one.getTaskInstance().getId(), one));
        connections
                .all()
                .forEach(stored -> Plan.of(stored).ifPresent(plan -> plan(client, plan, there.remove(stored.name()))));
        there.values().stream()
                .filter(one -> !one.isPicked())
                .forEach(one -> unlessPicked(() -> client.cancel(one.getTaskInstance())));
    }

    private void plan(SchedulerClient client, Plan plan, @Nullable ScheduledExecution<String> there) {
        Instant now = clock.instant();
        if (there != null
                && (there.isPicked()
                        || plan.terms().equals(there.getData()) && !astray(plan, there.getExecutionTime(), now))) {
            return;
        }
        Optional<Instant> next = plan.next(now);
        if (next.isEmpty()) {
            if (there != null) {
                unlessPicked(() -> client.cancel(there.getTaskInstance()));
            }
        } else if (there == null) {
            boolean _ = client.scheduleIfNotExists(plan.instance(), next.get());
        } else {
            unlessPicked(() -> client.reschedule(plan.instance(), next.get(), plan.terms()));
        }
    }

    /** Whether a time lies far behind the next but one. */
    private static boolean astray(Plan plan, Instant time, Instant now) {
        return time.isAfter(now.plus(SET_BACK))
                && plan.next(now)
                        .flatMap(plan::next)
                        .filter(second -> time.isAfter(second.plus(SET_BACK)))
                        .isPresent();
    }

    /** Somebody may take it up, or away, at this very moment; the next look settles that. */
    private static void unlessPicked(Runnable change) {
        try {
            change.run();
        } catch (TaskInstanceException busy) {
            return;
        }
    }
}
