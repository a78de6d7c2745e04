package org.passportsync.scenario;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.passportsync.job.House;
import org.passportsync.job.Launched;
import org.passportsync.job.Upkeep;
import org.passportsync.run.Connections;
import org.passportsync.run.LivingConnections;
import org.passportsync.run.NextRuns;
import org.passportsync.run.Run;
import org.passportsync.schedule.Firing;
import org.passportsync.schedule.ScheduledLaunches;
import org.passportsync.schedule.Timetable;

/** A program that serves from now on until some time; the clock goes from one moment when something is due to the next. */
final class Served {

    private final House house;
    private final AtomicReference<Instant> now;
    private final List<String> told = new ArrayList<>();
    private final SettableClock clock = new SettableClock();
    private final ManualScheduler scheduler;
    private final Timetable timetable;

    Served(House house, AtomicReference<Instant> now) {
        this.house = house;
        this.now = now;
        ScheduledLaunches launches = new ScheduledLaunches(house.syncs(), house.place());
        Firing firing = new Firing(house.connections(), stored -> tell(launches.launch(stored), stored), now::get);
        this.timetable = new Timetable(new LivingConnections(house.sql()), now::get);
        this.scheduler = TestHelper.createManualScheduler(house.place().source(), firing.known())
                .clock(clock)
                .build();
    }

    /** What fired, and what came of it. */
    List<String> until(Instant end) {
        look();
        Optional<Instant> next = due();
        while (next.isPresent() && !next.get().isAfter(end)) {
            now.set(next.get().isAfter(now.get()) ? next.get() : now.get());
            look();
            next = due();
        }
        now.set(end);
        look();
        return told;
    }

    /** When a connection runs next, as people are told. */
    String next(String connection) {
        return new NextRuns(house.connections(), now::get)
                .nextRun(connection)
                .map(Object::toString)
                .orElse("none");
    }

    private void look() {
        clock.set(now.get());
        new Upkeep(house.place(), house.connections()).look();
        timetable.renew(scheduler);
        scheduler.runAnyDueExecutions();
    }

    private Optional<Instant> due() {
        return scheduler.getScheduledExecutions().stream()
                .map(ScheduledExecution::getExecutionTime)
                .min(Instant::compareTo);
    }

    private Launched tell(Launched launched, Connections.Stored stored) {
        told.add("fired " + LocalDateTime.ofInstant(now.get(), Step.DISTRICT) + " " + stored.name() + ": "
                + switch (launched) {
                    case Launched.Ended(Run run) -> "run " + run.id() + " " + run.state() + " by " + run.trigger();
                    case Launched.AlreadyParked(Run run) -> "run " + run.id() + " answers";
                    case Launched.Refused(String reason) -> "refused: " + reason;
                    case Launched.Unknown(String reason) -> "wrong: " + reason;
                    case Launched.Wrong(String reason) -> "wrong: " + reason;
                });
        return launched;
    }
}
