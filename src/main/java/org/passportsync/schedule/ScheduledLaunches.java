package org.passportsync.schedule;

import java.time.LocalDate;
import java.util.List;
import org.passportsync.access.Actor;
import org.passportsync.access.Audit;
import org.passportsync.connection.Launch;
import org.passportsync.connection.LaunchReader;
import org.passportsync.job.Launched;
import org.passportsync.job.Requester;
import org.passportsync.job.RunWatcher;
import org.passportsync.job.Syncs;
import org.passportsync.job.Workplace;
import org.passportsync.run.Connections;
import org.passportsync.run.NoticeKind;
import org.passportsync.run.Telling;

/** Launches what is due, always as a new run; where no run comes of it, that is in the audit, and people are told. */
public final class ScheduledLaunches implements Firing.Launches {

    private static final Requester SCHEDULE = new Requester("SCHEDULE", "schedule");
    private static final Actor SYSTEM = new Actor("schedule", "SCHEDULE");

    private final Syncs syncs;
    private final Workplace place;

    public ScheduledLaunches(Syncs syncs, Workplace place) {
        this.syncs = syncs;
        this.place = place;
    }

    @Override
    public Launched launch(Connections.Stored stored) {
        Launched launched = switch (LaunchReader.read(List.of("connection=" + stored.name(), "new=true"))) {
            case Launch.Asked asked -> syncs.launch(asked.parameters(), SCHEDULE, RunWatcher.NONE);
            case Launch.Refused refused -> new Launched.Wrong(String.join("; ", refused.problems()));
        };
        switch (launched) {
            case Launched.Ended _, Launched.AlreadyParked _ -> {}
            case Launched.Refused(String reason) -> refused(stored, reason);
            case Launched.Unknown(String reason) -> refused(stored, reason);
            case Launched.Wrong(String reason) -> refused(stored, reason);
        }
        return launched;
    }

    private void refused(Connections.Stored stored, String reason) {
        LocalDate today = LocalDate.ofInstant(
                place.clock().instant(), stored.definition().district().timeZone());
        new Audit(place.database(), place.clock()).note(SYSTEM, "NOT_STARTED", "connection " + stored.name(), reason);
        new Telling(place.database(), place.clock())
                .tell(new Telling.Matter(stored.id(), NoticeKind.NOT_STARTED, stored.name() + " " + today, reason));
    }
}
