package org.passportsync.schedule;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.passportsync.connection.SyncMode;
import org.passportsync.job.Launched;
import org.passportsync.run.Connections;
import org.passportsync.run.RunState;

/** What happens when a connection's time has come. */
public final class Firing {

    /** How long a two-way sync waits before it looks again whether the imports of its district are done. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Connections connections;
    private final Launches launches;
    private final InstantSource clock;
    private volatile boolean closing;

    public Firing(Connections connections, Launches launches, InstantSource clock) {
        this.connections = connections;
        this.launches = launches;
        this.clock = clock;
    }

    /** Starts a sync of a connection because its time has come; returns when that rests. */
    public interface Launches {
        Launched launch(Connections.Stored stored);
    }

    /** What is stopped from now on is stopped because the program ends; the next one that serves fires it again. */
    public void closing() {
        closing = true;
    }

    /** What a scheduler has to know. */
    public List<Task<?>> known() {
        return List.of(task());
    }

    private CustomTask<String> task() {
        return Tasks.custom(Plan.TASK, String.class)
                // What a dead program was working on is fired again, as a new run.
                .onDeadExecution((complete, table) -> table.reschedule(complete, clock.instant()))
                .execute(this::fire);
    }

    private CompletionHandler<String> fire(TaskInstance<String> due, ExecutionContext context) {
        Instant fired = clock.instant();
        Plan plan = plan(due.getId()).orElse(null);
        if (plan == null || plan.over(fired)) {
            return (_, table) -> table.remove();
        }
        if (!plan.terms().equals(due.getData())) {
            return next(due.getId(), fired);
        }
        if (closing) {
            return at(plan, fired);
        }
        if (plan.stored().definition().syncMode() == SyncMode.TWO_WAY
                && importsDue(plan.stored(), context.getSchedulerClient())) {
            return at(plan, fired.plus(PATIENCE));
        }
        Launched launched = launches.launch(plan.stored());
        return closing && stopped(launched)
                ? at(plan, clock.instant())
                : next(due.getId(), Collections.max(List.of(clock.instant(), fired, time(context))));
    }

    private Optional<Plan> plan(String connection) {
        return connections.find(connection).flatMap(Plan::of);
    }

    private static CompletionHandler<String> at(Plan plan, Instant time) {
        return (complete, table) -> table.reschedule(complete, time, plan.terms());
    }

    private static Instant time(ExecutionContext context) {
        return context.getExecution().executionTime;
    }

    /**
     * The next time of a connection, by its definition as it is by now.
     *
     * @param after what has fired, also where the clock was set back meanwhile: it fires once
     */
    private CompletionHandler<String> next(String connection, Instant after) {
        Plan plan = plan(connection).orElse(null);
        Instant next = plan == null ? null : plan.next(after).orElse(null);
        return plan == null || next == null ? (_, table) -> table.remove() : at(plan, next);
    }

    /** Whether an import of the same district has to run first, or runs. */
    private boolean importsDue(Connections.Stored twoWay, SchedulerClient client) {
        Instant now = clock.instant();
        List<ScheduledExecution<String>> due = new ArrayList<>();
        client.fetchScheduledExecutionsForTask(Plan.TASK, String.class, ScheduledExecutionsFilter.all(), one -> {
            if (!one.getExecutionTime().isAfter(now)) {
                due.add(one);
            }
        });
        return due.stream()
                .flatMap(one -> plan(one.getTaskInstance().getId()).stream())
                .map(Plan::stored)
                .anyMatch(other -> other.district().equals(twoWay.district())
                        && other.definition().syncMode() == SyncMode.IMPORT);
    }

    private static boolean stopped(Launched launched) {
        return launched instanceof Launched.Ended ended && ended.run().state() == RunState.STOPPED;
    }
}
