package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.answer.DecisionShown;
import org.passportsync.answer.Items;
import org.passportsync.hub.PairDecision;
import org.passportsync.hub.PairDecisions;
import org.passportsync.hub.PairOrders.Outcome;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was decided about duplicates. */
@RestController
@RequestMapping(path = "/api/v1/decisions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Duplicates")
class DecisionsApi {

    private final PairDesk desk;

    DecisionsApi(PairDesk desk) {
        this.desk = desk;
    }

    /**
     * Which decisions are listed.
     *
     * @param after the next of the page before: the id of a decision
     */
    record DecisionsAsked(
            @Nullable String district,
            @Nullable String limit,
            @Nullable String after) {}

    @GetMapping
    @Needs(Role.ADMIN)
    @Refuses(404)
    @Operation(summary = "Lists what was decided about duplicates, newest first, also what was undone.")
    Items<DecisionShown> list(Visitor visitor, @ParameterObject DecisionsAsked asked) {
        Given given = new Given();
        String district = Choice.text(asked.district());
        PairDecisions.Wanted wanted = new PairDecisions.Wanted(
                visitor.user().reach(), district, given.number("after", asked.after()), given.limit(asked.limit()));
        given.end();
        desk.demand(visitor, district);
        PairDecisions.Page page = desk.decisions().page(wanted);
        return Items.of(
                page.items(),
                DecisionShown::of,
                page.next() == null ? null : page.next().toString());
    }

    @DeleteMapping("/{id}")
    @Needs(Role.ADMIN)
    @Refuses(409)
    @Operation(
            summary = "Undoes a decision about a duplicate; it stays in the list.",
            description = "It takes effect with the next run of the incoming record's connection.")
    DecisionShown undo(Visitor visitor, @PathVariable long id) {
        return done(desk.orders().undo(id, PairDesk.by(visitor)));
    }

    static DecisionShown done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(PairDecision decision) -> DecisionShown.of(decision);
            case Outcome.Unknown(String what) -> throw ApiRefusal.notThere(what);
            case Outcome.Refused(String reason) -> throw ApiRefusal.conflict(reason);
        };
    }
}
