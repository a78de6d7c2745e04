package org.passportsync.web;

import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.connection.DefinitionWriter;
import org.passportsync.connection.MasterRules;
import org.passportsync.connection.UnusedSettings;
import org.passportsync.job.ConnectionLife;
import org.passportsync.job.SchoolLists;
import org.passportsync.job.Schools;
import org.passportsync.job.Workplace;
import org.passportsync.run.Connections.State;
import org.passportsync.run.Connections.Stored;
import org.passportsync.run.DefinitionHistory;
import org.passportsync.run.Runs;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One connection: what it asks for, how it is, its runs. */
@Controller
class ConnectionPage {

    private static final int RUNS = 10;

    private static final int REVISIONS = 20;

    private final Sight sight;
    private final Zones zones;
    private final RunRows rows;
    private final Kept kept;
    private final Series series;

    ConnectionPage(Sight sight, Zones zones, RunRows rows, Kept kept, Series series) {
        this.sight = sight;
        this.zones = zones;
        this.rows = rows;
        this.kept = kept;
        this.series = series;
    }

    /** Those who know more of a connection than its row. */
    @Component
    record Kept(Schools schools, ConnectionLife life, Workplace place) {

        List<DefinitionHistory.Revision> revisions(Stored stored) {
            return new DefinitionHistory(place.database()).of(stored, null, REVISIONS);
        }
    }

    /** How many schools are in each list; the reason instead where nothing is known of them. */
    record SchoolCounts(
            @Nullable SchoolLists lists, @Nullable String unknown) {
        public int existing() {
            return count(SchoolLists.Kind.EXISTING);
        }

        public int missing() {
            return count(SchoolLists.Kind.MISSING);
        }

        public int missingData() {
            return count(SchoolLists.Kind.MISSING_DATA);
        }

        public int excluded() {
            return count(SchoolLists.Kind.EXCLUDED);
        }

        private int count(SchoolLists.Kind kind) {
            return lists == null ? 0 : lists.of(kind).size();
        }
    }

    @GetMapping("/connections/{name}")
    @Needs(Role.VIEWER)
    String connection(@PathVariable String name, Visitor visitor, Model page) throws InterruptedException {
        Stored stored = sight.connection(visitor, name).orElseThrow(() -> new NotHere("connection " + name));
        page.addAttribute("connection", stored);
        page.addAttribute("w", zones.of(stored.district()));
        page.addAttribute("syncs", stored.state() != State.RETIRED && stored.state() != State.PAUSED);
        page.addAttribute(
                "remarks",
                stored.state() == State.RETIRED ? List.of() : kept.life().remarks(name));
        page.addAttribute(
                "next", kept.life().nextRun(name).map(ZonedDateTime::toInstant).orElse(null));
        page.addAttribute("unused", UnusedSettings.of(stored.definition()));
        page.addAttribute("yaml", DefinitionWriter.toYaml(stored.definition()));
        page.addAttribute("revisions", kept.revisions(stored));
        page.addAttribute("mastered", MasterRules.entities());
        page.addAttribute("schools", schools(name));
        page.addAttribute("runs", rows.of(sight.runs(visitor, new Runs.Wanted(name, null, null, RUNS))));
        page.addAttribute("series", series.of(stored));
        return "connection";
    }

    private SchoolCounts schools(String name) throws InterruptedException {
        return switch (kept.schools().list(name, Schools.From.LAST_RUN)) {
            case Schools.Answer.Listed(SchoolLists lists) -> new SchoolCounts(lists, null);
            case Schools.Answer.Unknown _ -> throw new NotHere("connection " + name);
            case Schools.Answer.Wrong(String reason) -> new SchoolCounts(null, reason);
            case Schools.Answer.Failed(String reason) -> new SchoolCounts(null, reason);
            case Schools.Answer.Refreshing _ -> new SchoolCounts(null, null);
        };
    }
}
