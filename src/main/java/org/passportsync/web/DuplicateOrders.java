package org.passportsync.web;

import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.answer.DecisionShown;
import org.passportsync.hub.PairDecision;
import org.passportsync.hub.PairOrders.Outcome;
import org.passportsync.hub.PairVerdict;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** What is decided about duplicates on pages. */
@Controller
class DuplicateOrders {

    private final PairDesk desk;

    DuplicateOrders(PairDesk desk) {
        this.desk = desk;
    }

    /**
     * What an administrator sends.
     *
     * @param verdict what stands behind the button that was pressed
     */
    record Decided(@Nullable String verdict, @Nullable String note) {}

    @PostMapping("/duplicates/{id}/decide")
    @Needs(Role.ADMIN)
    RedirectView decide(@PathVariable long id, Decided decided, Visitor visitor, RedirectAttributes next) {
        PairVerdict verdict = Choice.among(decided.verdict(), PairVerdict.values(), PairVerdict::name);
        if (verdict == null) {
            return Said.refused("Nothing was chosen; press one of the three buttons.")
                    .on(page(id), next);
        }
        String wrong = Choice.wrongNote(decided.note());
        if (wrong != null) {
            return Said.refused(wrong).on(page(id), next);
        }
        String note = Choice.text(decided.note());
        return told(desk.orders().decide(id, verdict, note, PairDesk.by(visitor)), page(id), next);
    }

    @PostMapping("/duplicates/{id}/undo")
    @Needs(Role.ADMIN)
    RedirectView undo(@PathVariable long id, Visitor visitor, RedirectAttributes next) {
        return told(desk.orders().undoAbout(id, PairDesk.by(visitor)), page(id), next);
    }

    @PostMapping("/decisions/{id}/undo")
    @Needs(Role.ADMIN)
    RedirectView undoDecision(@PathVariable long id, Visitor visitor, RedirectAttributes next) {
        return told(desk.orders().undo(id, PairDesk.by(visitor)), "/duplicates", next);
    }

    private static RedirectView told(Outcome outcome, String page, RedirectAttributes next) {
        Said said = switch (outcome) {
            case Outcome.Done(PairDecision decision) ->
                Said.done("Decision " + decision.id() + (decision.stands() ? " stands" : " is undone")
                        + ". It takes effect " + DecisionShown.effect(decision) + ".");
            case Outcome.Unknown(String what) -> throw new NotHere(what);
            case Outcome.Refused(String reason) -> Said.refused(Said.sentence(reason));
        };
        return said.on(page, next);
    }

    private static String page(long id) {
        return "/duplicates/" + id;
    }
}
