package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.answer.DecisionShown;
import org.passportsync.answer.DuplicateShown;
import org.passportsync.answer.Items;
import org.passportsync.hub.Duplicate;
import org.passportsync.hub.Duplicates;
import org.passportsync.hub.PairVerdict;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.ShownDocument.View;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Records that may be one, and what is decided about them. */
@RestController
@RequestMapping(path = "/api/v1/duplicates", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Duplicates")
class DuplicatesApi {

    private final PairDesk desk;

    DuplicatesApi(PairDesk desk) {
        this.desk = desk;
    }

    /**
     * Which duplicates are listed.
     *
     * @param after the next of the page before: the id of a duplicate
     * @param unmasked true: with personal values; ADMIN only, and it is written down
     */
    record DuplicatesAsked(
            @Nullable String district,
            @Nullable String entity,
            @Nullable String limit,
            @Nullable String after,
            @Nullable String unmasked) {}

    /**
     * How a duplicate is shown.
     *
     * @param unmasked true: with personal values; ADMIN only, and it is written down
     */
    record DuplicateAsked(@Nullable String unmasked) {}

    /**
     * A decision.
     *
     * @param decision SAME: they are one, and the incoming record moves to the other's passport record; DIFFERENT: they
     *     are two; IGNORE: the incoming record is not taken
     */
    record DecisionAsked(
            @Nullable String decision, @Nullable String note) {

        private PairVerdict read() {
            return Arrays.stream(PairVerdict.values())
                    .filter(verdict -> verdict.name().equals(decision))
                    .findFirst()
                    .orElseThrow(() -> ApiRefusal.wrong(List.of("decision is "
                            + (decision == null || decision.isEmpty() ? "missing" : "not " + decision)
                            + "; write SAME, DIFFERENT or IGNORE")));
        }
    }

    @GetMapping
    @Needs(Role.ADMIN)
    @Refuses(404)
    @Operation(
            summary = "Lists the duplicates that are open, oldest first, each with both records side by side; personal"
                    + " values are masked.")
    Items<DuplicateShown> list(Visitor visitor, @ParameterObject DuplicatesAsked asked) {
        Given given = new Given();
        String district = Choice.text(asked.district());
        Duplicates.Wanted wanted = new Duplicates.Wanted(
                district, given.among("entity", asked.entity(), EntityType.values(), EntityType::key));
        Duplicates.Extent extent = new Duplicates.Extent(
                visitor.user().reach(), given.number("after", asked.after()), given.limit(asked.limit()));
        View view = given.view(visitor, asked.unmasked());
        given.end();
        desk.demand(visitor, district);
        Duplicates.Page page = desk.page(visitor, wanted, extent, view);
        return Items.of(
                page.items(),
                DuplicateShown::of,
                page.next() == null ? null : page.next().toString());
    }

    @GetMapping("/{id}")
    @Needs(Role.ADMIN)
    @Operation(
            summary = "Shows a duplicate with both records side by side, also one that is closed; personal values are"
                    + " masked.")
    DuplicateShown show(Visitor visitor, @PathVariable long id, @ParameterObject DuplicateAsked asked) {
        Given given = new Given();
        View view = given.view(visitor, asked.unmasked());
        given.end();
        Duplicate found = desk.find(visitor, id, view).orElseThrow(() -> ApiRefusal.notThere("duplicate " + id));
        return DuplicateShown.of(found);
    }

    @PostMapping(path = "/{id}/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.ADMIN)
    @Refuses({409, 422})
    @Operation(
            summary = "Decides about a duplicate; a decision about the same two records that stands is undone by it.",
            description = "It takes effect with the next run of the incoming record's connection, and holds until it is"
                    + " undone.")
    DecisionShown decide(Visitor visitor, @PathVariable long id, @RequestBody DecisionAsked asked) {
        return DecisionsApi.done(
                desk.orders().decide(id, asked.read(), RunOrdersApi.note(asked.note()), PairDesk.by(visitor)));
    }

    @DeleteMapping("/{id}/decision")
    @Needs(Role.ADMIN)
    @Refuses(409)
    @Operation(
            summary = "Undoes the decision that stands about the two records of a duplicate, also of one that is"
                    + " closed; it stays in the list of decisions.")
    DecisionShown undo(Visitor visitor, @PathVariable long id) {
        return DecisionsApi.done(desk.orders().undoAbout(id, PairDesk.by(visitor)));
    }
}
