package org.passportsync.watch;

import java.time.InstantSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Worries about runs that are under way and that no process works on: somebody has to launch or restart them. It tells
 * how many, not whose, because it is the same for users of all districts.
 */
public final class LeaseHealth extends AbstractHealthIndicator {

    /** Something wants looking at, and yet this program does its work. */
    public static final Status WORRYING = new Status("WORRYING");

    private final Sightings sightings;
    private final InstantSource clock;

    public LeaseHealth(JdbcClient database, InstantSource clock) {
        super("the leases can't be read");
        this.sightings = new Sightings(database);
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        long left = sightings.standings(clock.instant()).stream()
                .filter(Sightings.Standing::expired)
                .count();
        if (left == 0) {
            health.up();
        } else {
            health.status(WORRYING).withDetail("runsLeftByTheirProcess", left);
        }
    }
}
