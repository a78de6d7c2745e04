package org.passportsync.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.passportsync.access.Actor;
import org.passportsync.access.Audit;
import org.passportsync.connection.ExpiryWarning;
import org.passportsync.run.Connections;
import org.passportsync.run.LivingConnections;
import org.passportsync.run.NoticeKind;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.passportsync.run.Telling;

/**
 * What happens because time passes: parked runs expire, and people are told in time of that and of access records. A
 * program that serves looks every now and then; so does whoever launches or decides, for systems where nobody serves.
 */
public final class Upkeep {

    private final Workplace place;
    private final Connections connections;
    private final Runs runs;
    private final Telling telling;

    public Upkeep(Workplace place, Connections connections) {
        this.place = place;
        this.connections = connections;
        this.runs = new Runs(place.database(), place.clock());
        this.telling = new Telling(place.database(), place.clock());
    }

    /** Does what is due by now. */
    public void look() {
        telling.remind();
        runs.outlived().forEach(run -> place.transact(() -> expire(runs.get(run))));
        new LivingConnections(place.database()).all().forEach(this::warn);
    }

    /** Ends a run, unless somebody was quicker to decide. */
    private void expire(Run run) {
        ZoneId zone = connections.district(run.district()).facts().timeZone();
        Instant over = run.expiresAt() == null ? place.clock().instant() : run.expiresAt();
        String message = "nobody had approved or rejected it by "
                + LocalDateTime.ofInstant(over, zone).truncatedTo(ChronoUnit.MINUTES) + " (" + zone
                + "); launch the sync again, then what still differs is proposed anew";
        if (runs.move(run.id(), RunState.EXPIRED, message)) {
            new Audit(place.database(), place.clock()).note(Actor.here("system"), "EXPIRE", "run " + run.id(), message);
        }
    }

    /** Once for each of 30, 7 and 1 days before the access record ends. */
    private void warn(Connections.Stored stored) {
        LocalDate today = LocalDate.ofInstant(
                place.clock().instant(), stored.definition().district().timeZone());
        ExpiryWarning.of(stored.definition(), today)
                .ifPresent(warning -> telling.tell(new Telling.Matter(
                        stored.id(),
                        NoticeKind.ACCESS_EXPIRING,
                        stored.name() + " " + warning.expires() + " " + warning.urgency(),
                        warning.text())));
    }
}
