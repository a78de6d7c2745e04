package org.passportsync.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.answer.ApplicationRow;
import org.passportsync.job.ConnectionLife;
import org.passportsync.job.Workplace;
import org.passportsync.run.Connections.Listed;
import org.passportsync.run.Connections.State;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: how each connection is. */
@Controller
class HomePage {

    private final Sight sight;
    private final Zones zones;
    private final Workplace place;
    private final ConnectionLife life;

    HomePage(Sight sight, Zones zones, Workplace place, ConnectionLife life) {
        this.sight = sight;
        this.zones = zones;
        this.place = place;
        this.life = life;
    }

    /**
     * A connection in the list.
     *
     * @param age since the last commit, in words; null: never
     */
    record Row(
            Listed connection,
            Wording w,
            @Nullable String age,
            @Nullable Instant next,
            List<String> remarks) {

        public boolean syncs() {
            return connection.state() != State.RETIRED && connection.state() != State.PAUSED;
        }
    }

    @GetMapping("/")
    @Needs(Role.VIEWER)
    String home(Visitor visitor, Model page) {
        page.addAttribute(
                "rows", sight.connections(visitor).stream().map(this::row).toList());
        page.addAttribute("applications", ApplicationRow.all());
        return "home";
    }

    private Row row(Listed connection) {
        Instant commit = connection.lastCommit();
        List<String> remarks = connection.state() == State.RETIRED ? List.of() : life.remarks(connection.name());
        return new Row(
                connection,
                zones.of(connection.district()),
                commit == null
                        ? null
                        : age(Duration.between(commit, place.clock().instant())),
                life.nextRun(connection.name()).map(ZonedDateTime::toInstant).orElse(null),
                remarks);
    }

    /** Rounded to what matters at a glance. */
    static String age(Duration age) {
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min ago";
        }
        return age.toDays() < 2 ? age.toHours() + " h ago" : age.toDays() + " days ago";
    }
}
