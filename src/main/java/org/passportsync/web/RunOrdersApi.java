package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.answer.WholeRun;
import org.passportsync.connection.OrderNote;
import org.passportsync.job.BackgroundSyncs;
import org.passportsync.job.Syncs;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Decides about runs, restarts and stops them. */
@RestController
@RequestMapping(path = "/api/v1/runs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Runs")
class RunOrdersApi {

    private final Sight sight;
    private final Syncs syncs;
    private final BackgroundSyncs background;
    private final BegunRuns begun;

    RunOrdersApi(Sight sight, Syncs syncs, BackgroundSyncs background, BegunRuns begun) {
        this.sight = sight;
        this.syncs = syncs;
        this.background = background;
        this.begun = begun;
    }

    /**
     * An approval.
     *
     * @param digest of what was shown; only that is committed
     * @param note why, for the history
     */
    record ApprovalAsked(@Nullable String digest, @Nullable String note) {}

    /**
     * A rejection.
     *
     * @param note why, for the history
     */
    record RejectionAsked(@Nullable String note) {}

    @PostMapping(path = "/approve", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.ADMIN)
    @Refuses({409, 422})
    @Operation(summary = "Approves a held run by the digest of what was shown, and commits exactly that.")
    WholeRun approve(Visitor visitor, @PathVariable long id, @RequestBody ApprovalAsked asked)
            throws InterruptedException {
        sight.seenRun(visitor, id);
        String digest = asked.digest();
        if (digest == null || digest.isBlank()) {
            throw ApiRefusal.wrong(List.of("digest is missing; write the digest that run " + id + " shows"));
        }
        String note = note(asked.note());
        return begun.answer(background.approve(id, digest.strip(), note, visitor.byApi()));
    }

    @PostMapping(path = "/reject", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.ADMIN)
    @Refuses({409, 422})
    @Operation(summary = "Throws a held run's changes away; its report stays.")
    WholeRun reject(
            Visitor visitor, @PathVariable long id, @RequestBody(required = false) @Nullable RejectionAsked asked) {
        sight.seenRun(visitor, id);
        return begun.answer(syncs.reject(id, asked == null ? null : note(asked.note()), visitor.byApi()));
    }

    @PostMapping("/restart")
    @Needs(Role.OPERATOR)
    @Refuses(409)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Goes on with a failed or stopped run where it ended.")
    WholeRun restart(Visitor visitor, @PathVariable long id) throws InterruptedException {
        sight.seenRun(visitor, id);
        return begun.answer(background.restart(id, visitor.byApi()));
    }

    @PostMapping("/stop")
    @Needs(Role.OPERATOR)
    @Refuses(409)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Asks a run to stop at its next page; it can be restarted.")
    WholeRun stop(Visitor visitor, @PathVariable long id) {
        sight.seenRun(visitor, id);
        return begun.answer(syncs.stop(id, visitor.byApi()));
    }

    /** What was noted with an order; null where nothing was. */
    static @Nullable String note(@Nullable String note) {
        String problem = OrderNote.problem(note);
        if (problem != null) {
            throw ApiRefusal.wrong(List.of(problem));
        }
        return OrderNote.text(note);
    }
}
