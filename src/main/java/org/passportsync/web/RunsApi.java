package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.answer.ComparedRuns;
import org.passportsync.answer.Items;
import org.passportsync.answer.RunRow;
import org.passportsync.answer.WholeRun;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What runs did. */
@RestController
@RequestMapping(path = "/api/v1/runs", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Runs")
class RunsApi {

    private final Sight sight;
    private final ShownRuns shown;

    RunsApi(Sight sight, ShownRuns shown) {
        this.sight = sight;
        this.shown = shown;
    }

    /**
     * Which runs are listed.
     *
     * @param after the next of the page before: the number of a run
     */
    record RunsAsked(
            @Nullable String connection,
            @Nullable String state,
            @Nullable String limit,
            @Nullable String after) {

        Runs.Wanted read() {
            Given given = new Given();
            RunState wanted = given.among("state", state, RunState.values(), RunState::name);
            Long before = given.number("after", after);
            int most = given.limit(limit);
            given.end();
            return new Runs.Wanted(Choice.text(connection), wanted, before, most);
        }
    }

    @GetMapping
    @Needs(Role.VIEWER)
    @Operation(summary = "Lists runs, newest first.")
    Items<RunRow> list(Visitor visitor, @ParameterObject RunsAsked asked) {
        Runs.Wanted wanted = asked.read();
        List<Run> found = sight.runs(
                visitor, new Runs.Wanted(wanted.connection(), wanted.state(), wanted.before(), wanted.limit() + 1));
        List<Run> items = found.subList(0, Math.min(found.size(), wanted.limit()));
        String next =
                found.size() > items.size() ? String.valueOf(items.getLast().id()) : null;
        return Items.of(items, RunRow::of, next);
    }

    @GetMapping("/{id}")
    @Needs(Role.VIEWER)
    @Operation(summary = "Shows a run: its state, why it is held, what it counts, its steps.")
    WholeRun show(Visitor visitor, @PathVariable long id) {
        return shown.of(sight.seenRun(visitor, id));
    }

    @GetMapping("/{id}/comparison")
    @Needs(Role.VIEWER)
    @Operation(summary = "Shows a run's numbers beside those of the run before, per entity and school.")
    ComparedRuns compare(Visitor visitor, @PathVariable long id) {
        return shown.compared(sight.seenRun(visitor, id));
    }
}
