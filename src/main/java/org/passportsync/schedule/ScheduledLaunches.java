package org.passportsync.schedule;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
import org.passportsync.sql.Sql;

/** Launches what is due, always as a new run; where no run comes of it, that is in the audit, and people are told. */
public final class ScheduledLaunches implements Firing.Launches {

    private static final Requester SCHEDULE = new Requester("SCHEDULE", "schedule");

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
            case Launched.Wrong(String reason) -> refused(stored, reason);
        }
        return launched;
    }

    private void refused(Connections.Stored stored, String reason) {
        LocalDate today = LocalDate.ofInstant(
                place.clock().instant(), stored.definition().district().timeZone());
        place.database()
                .sql(Sql.named("run/add_audit"))
                .param("at", place.clock().instant().atOffset(ZoneOffset.UTC))
                .param("actor", SCHEDULE.name())
                .param("action", "NOT_STARTED")
                .param("subject", "connection " + stored.name())
                .param("detail", reason)
                .update();
        new Telling(place.database(), place.clock())
                .tell(new Telling.Matter(stored.id(), NoticeKind.NOT_STARTED, stored.name() + " " + today, reason));
    }
}
