package org.passportsync.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.run.Connections.Listed;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The history: all runs, newest first. */
@Controller
class RunsPage {

    private static final int LENGTH = 25;

    private final Sight sight;
    private final RunRows rows;

    RunsPage(Sight sight, RunRows rows) {
        this.sight = sight;
        this.rows = rows;
    }

    /** Which runs are shown; before: the last one of the page before. */
    record Filter(
            @Nullable String connection,
            @Nullable String state,
            @Nullable String before) {

        Runs.Wanted wanted() {
            return new Runs.Wanted(
                    Choice.text(connection),
                    Choice.among(state, RunState.values(), RunState::name),
                    Choice.place(before),
                    LENGTH + 1);
        }

        /** Where the runs before one are. */
        String before(long run) {
            return PageLink.to("/runs")
                    .with("connection", connection)
                    .with("state", state)
                    .with("before", run)
                    .text();
        }
    }

    @GetMapping("/runs")
    @Needs(Role.VIEWER)
    String runs(Filter filter, Visitor visitor, Model page) {
        List<Run> found = sight.runs(visitor, filter.wanted());
        List<Run> shown = found.subList(0, Math.min(LENGTH, found.size()));
        page.addAttribute("rows", rows.of(shown));
        page.addAttribute("filter", filter);
        page.addAttribute("states", RunState.values());
        page.addAttribute("w", new Wording(java.time.ZoneOffset.UTC));
        page.addAttribute(
                "connections",
                sight.connections(visitor).stream().map(Listed::name).toList());
        if (found.size() > shown.size()) {
            page.addAttribute("next", filter.before(shown.getLast().id()));
        }
        return "runs";
    }
}
