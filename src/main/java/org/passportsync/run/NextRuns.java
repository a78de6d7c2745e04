package org.passportsync.run;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.passportsync.connection.Schedule;

/** When connections run next by themselves. */
public final class NextRuns {

    private final Connections connections;
    private final InstantSource clock;

    public NextRuns(Connections connections, InstantSource clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** The next fire of a connection's schedule, in its zone; nothing where it has none, is paused or retired, or is over. */
    public Optional<ZonedDateTime> nextRun(String connection) {
        return connections.find(connection).flatMap(this::nextRun);
    }

    /** The next fire of a connection that was found just now. */
    public Optional<ZonedDateTime> nextRun(Connections.Stored stored) {
        Schedule schedule = stored.definition().schedule();
        if (schedule == null || !fires(stored)) {
            return Optional.empty();
        }
        ZoneId district = stored.definition().district().timeZone();
        return schedule.next(clock.instant(), district).map(fire -> fire.atZone(schedule.zone(district)));
    }

    /** Whether a connection's state lets its schedule fire. One that waits for its secret does: the secret may have come. */
    public static boolean fires(Connections.Stored stored) {
        return switch (stored.state()) {
            case ACTIVE, WAITING_FOR_SECRET -> true;
            case PAUSED, RETIRED -> false;
        };
    }
}
