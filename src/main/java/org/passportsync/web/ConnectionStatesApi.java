package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.answer.Loss;
import org.passportsync.answer.StateShown;
import org.passportsync.answer.WholeRun;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.job.BackgroundSyncs;
import org.passportsync.job.ConnectionLife;
import org.passportsync.job.Moved;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Connections;
import org.passportsync.run.Holdings;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pauses, resumes and retires connections. */
@RestController
@RequestMapping(path = "/api/v1/connections/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Connections")
class ConnectionStatesApi {

    private final Sight sight;
    private final ConnectionLife life;
    private final BackgroundSyncs background;
    private final BegunRuns begun;

    ConnectionStatesApi(Sight sight, ConnectionLife life, BackgroundSyncs background, BegunRuns begun) {
        this.sight = sight;
        this.life = life;
        this.background = background;
        this.begun = begun;
    }

    /**
     * How a connection is retired.
     *
     * @param confirm true: retire it also where nobody else updates its records
     * @param release true: let go of all that the retired connection holds, by a run that is always held
     * @param note why it is released, for the history
     */
    record RetirementAsked(
            @Nullable Boolean confirm,
            @Nullable Boolean release,
            @Nullable String note) {}

    @PostMapping("/pause")
    @Needs(Role.ADMIN)
    @Refuses(409)
    @Operation(summary = "Lets no sync start until the connection is resumed; what is in the hub stays.")
    StateShown pause(Visitor visitor, @PathVariable String name) {
        return moved(visitor, name, Order.PAUSE);
    }

    @PostMapping("/resume")
    @Needs(Role.ADMIN)
    @Refuses(409)
    @Operation(summary = "Lets the connection sync again, paused or retired.")
    StateShown resume(Visitor visitor, @PathVariable String name) {
        return moved(visitor, name, Order.RESUME);
    }

    @PostMapping(path = "/retire", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.ADMIN)
    @Refuses({409, 422})
    @Operation(
            summary = "Lets the connection sync no more, or releases what a retired one holds.",
            description = "Where it holds records that nobody else would update, it is refused with them until confirm"
                    + " is true. A release answers with its run, which waits for an approval.")
    @ApiResponse(
            responseCode = "200",
            description = "Retired",
            content = @Content(schema = @Schema(implementation = StateShown.class)))
    @ApiResponse(
            responseCode = "201",
            description = "A release has begun",
            content = @Content(schema = @Schema(implementation = WholeRun.class)))
    ResponseEntity<?> retire(
            Visitor visitor, @PathVariable String name, @RequestBody(required = false) @Nullable RetirementAsked asked)
            throws InterruptedException {
        Connections.Stored stored = sight.seenConnection(visitor, name);
        if (asked != null && Boolean.TRUE.equals(asked.release())) {
            LaunchParameters release = LaunchParameters.release(name, RunOrdersApi.note(asked.note()));
            return LaunchesApi.created(begun.answer(background.launch(release, visitor.byApi())));
        }
        boolean agreed = asked != null && Boolean.TRUE.equals(asked.confirm());
        if (!agreed && stored.state() != Connections.State.RETIRED) {
            show(name);
        }
        return ResponseEntity.ok(moved(visitor, name, Order.RETIRE));
    }

    /** Refuses where nobody would update some records any more. */
    private void show(String name) {
        Map<EntityType, Holdings.Held> holdings = life.holdings(name).orElse(Map.of());
        if (!holdings.isEmpty()) {
            throw new ApiRefusal(ApiRefusal.problem(
                            HttpStatus.CONFLICT,
                            name + " is not retired: it holds records by itself, which nobody would update any more."
                                    + " They stay in the hub. Send {\"confirm\": true} to retire it")
                    .losing(List.of(Loss.alone(name, holdings))));
        }
    }

    private StateShown moved(Visitor visitor, String name, Order order) {
        sight.seenConnection(visitor, name);
        return switch (life.order(name, order, visitor.byApi())) {
            case Moved.Done done -> StateShown.of(done);
            case Moved.Refused(String reason) -> throw ApiRefusal.conflict(reason);
            case Moved.Wrong(String reason) -> throw ApiRefusal.conflict(reason);
        };
    }
}
