package org.passportsync.web;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.answer.RunWords;
import org.passportsync.job.BackgroundSyncs;
import org.passportsync.job.Decided;
import org.passportsync.job.Syncs;
import org.passportsync.run.Run;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** What is ordered of a run on its page. */
@Controller
class RunOrders {

    private final Sight sight;
    private final Syncs syncs;
    private final BackgroundSyncs background;
    private final Reviews reviews;

    RunOrders(Sight sight, Syncs syncs, BackgroundSyncs background, Reviews reviews) {
        this.sight = sight;
        this.syncs = syncs;
        this.background = background;
        this.reviews = reviews;
    }

    /**
     * What an administrator sends to approve.
     *
     * @param digest of what the page showed
     * @param deletes how many of them, as they were typed; null: nothing was typed
     */
    record Approval(
            @Nullable String digest,
            @Nullable String deletes,
            @Nullable String note) {

        String seen() {
            return digest == null ? "" : digest;
        }
    }

    @PostMapping("/runs/{id}/approve")
    @Needs(Role.ADMIN)
    RedirectView approve(@PathVariable long id, Approval approval, Visitor visitor, RedirectAttributes next)
            throws InterruptedException {
        Run run = known(visitor, id);
        String careless = Choice.wrongNote(approval.note());
        if (careless == null) {
            careless = careless(run, approval);
        }
        if (careless != null) {
            next.addFlashAttribute("typed", approval.note() == null ? "" : approval.note());
            return Said.refused(careless).on(page(id) + "#decide", next);
        }
        BackgroundSyncs.Begun begun =
                background.approve(id, approval.seen(), Choice.text(approval.note()), visitor.byConsole());
        return Said.of(begun, page(id), "is approved and being committed", next);
    }

    /** Why an approval does not show that its deletes were seen; null: it does, or something else is wrong with it. */
    private @Nullable String careless(Run run, Approval approval) {
        if (!RunWords.decidable(run) || !approval.seen().equals(run.digest())) {
            return null;
        }
        long deletes = reviews.report(run).deletes();
        String typed = approval.deletes() == null ? "" : approval.deletes().replaceAll("[\\s,.]", "");
        if (deletes == 0 || typed.equals(String.valueOf(deletes))) {
            return null;
        }
        return "Not approved: run " + run.id() + " makes " + RunWords.counted(deletes, "delete") + ", and "
                + (typed.isEmpty() ? "no number was typed" : "the number that was typed is another one")
                + ". Type the number of deletes, then approve again.";
    }

    @PostMapping("/runs/{id}/reject")
    @Needs(Role.ADMIN)
    RedirectView reject(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String note,
            Visitor visitor,
            RedirectAttributes next) {
        known(visitor, id);
        String wrong = Choice.wrongNote(note);
        if (wrong != null) {
            return Said.refused(wrong).on(page(id), next);
        }
        return decided(
                syncs.reject(id, Choice.text(note), visitor.byConsole()),
                _ -> "is rejected; the hub is as before",
                page(id),
                next);
    }

    @PostMapping("/runs/{id}/stop")
    @Needs(Role.OPERATOR)
    RedirectView stop(@PathVariable long id, Visitor visitor, RedirectAttributes next) {
        known(visitor, id);
        return decided(syncs.stop(id, visitor.byConsole()), RunWords::stop, page(id), next);
    }

    @PostMapping("/runs/{id}/restart")
    @Needs(Role.OPERATOR)
    RedirectView restart(@PathVariable long id, Visitor visitor, RedirectAttributes next) throws InterruptedException {
        known(visitor, id);
        return Said.of(background.restart(id, visitor.byConsole()), page(id), "goes on", next);
    }

    private static RedirectView decided(
            Decided decided, Function<Run, String> done, String page, RedirectAttributes next) {
        Said said = switch (decided) {
            case Decided.Done(Run run) -> Said.done("Run " + run.id() + " " + done.apply(run) + ".");
            case Decided.Refused(String reason) -> Said.refused(Said.sentence(reason));
            case Decided.Wrong(String reason) -> Said.refused(Said.sentence(reason));
        };
        return said.on(page, next);
    }

    private Run known(Visitor visitor, long id) {
        return sight.run(visitor, id).orElseThrow(() -> new NotHere("run " + id));
    }

    private static String page(long id) {
        return "/runs/" + id;
    }
}
