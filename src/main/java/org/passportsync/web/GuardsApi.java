package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.answer.GuardsShown;
import org.passportsync.connection.Guards;
import org.passportsync.connection.WindowText;
import org.passportsync.run.Connections;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Guards districts while a school year rolls over. */
@RestController
@RequestMapping(path = "/api/v1/districts/{id}/guards", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Districts")
class GuardsApi {

    private final Connections connections;

    GuardsApi(Connections connections) {
        this.connections = connections;
    }

    /**
     * All guards of a district; what is null or left out is lifted.
     *
     * @param suspend no run starts
     * @param disableDeletion deletes are shown, not applied
     * @param expectRollover calendars, courses, classes and enrollments may be replaced as a whole
     */
    record GuardsAsked(
            @Nullable DaysAsked suspend,
            @Nullable DaysAsked disableDeletion,
            @Nullable DaysAsked expectRollover) {

        private Guards read() {
            List<String> problems = new ArrayList<>();
            Guards guards = new Guards(
                    days("suspend", suspend, problems),
                    days("disableDeletion", disableDeletion, problems),
                    days("expectRollover", expectRollover, problems));
            if (!problems.isEmpty()) {
                throw ApiRefusal.wrong(problems);
            }
            return guards;
        }

        private static Guards.@Nullable Window days(String name, @Nullable DaysAsked asked, List<String> problems) {
            if (asked == null) {
                return null;
            }
            return switch (WindowText.read(asked.from() + ".." + asked.to())) {
                case WindowText.Days(Guards.Window window) -> window;
                case WindowText.Lifted() -> null;
                case WindowText.Refused(String problem) -> {
                    problems.add(name + " " + problem);
                    yield null;
                }
            };
        }
    }

    /** Some days like 2026-06-15, the first and the last included. */
    record DaysAsked(@Nullable String from, @Nullable String to) {}

    @GetMapping
    @Needs(Role.ADMIN)
    @Operation(summary = "Shows the guards of a district.")
    GuardsShown show(Visitor visitor, @PathVariable String id) {
        return guarded(visitor, id, now -> now);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.ADMIN)
    @Refuses(422)
    @Operation(summary = "Sets all guards of a district.")
    GuardsShown set(Visitor visitor, @PathVariable String id, @RequestBody GuardsAsked asked) {
        if (!visitor.sees(id)) {
            throw ApiRefusal.notThere("district " + id);
        }
        Guards guards = asked.read();
        return guarded(visitor, id, _ -> guards);
    }

    private GuardsShown guarded(Visitor visitor, String id, UnaryOperator<Guards> change) {
        if (!visitor.sees(id)) {
            throw ApiRefusal.notThere("district " + id);
        }
        return switch (connections.guard(id, change, visitor.actor())) {
            case Connections.Guarded.Done(Guards guards) -> GuardsShown.of(id, guards);
            case Connections.Guarded.Unknown _ -> throw ApiRefusal.notThere("district " + id);
        };
    }
}
