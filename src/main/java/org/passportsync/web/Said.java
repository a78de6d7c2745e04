package org.passportsync.web;

import java.io.Serializable;
import org.passportsync.answer.RunWords;
import org.passportsync.job.BackgroundSyncs.Begun;
import org.passportsync.job.Launched;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * What an order's outcome is called on the page that is shown next.
 *
 * @param refused whether it was not done
 */
record Said(boolean refused, String text) implements Serializable {

    static Said done(String text) {
        return new Said(false, text);
    }

    static Said refused(String text) {
        return new Said(true, text);
    }

    /** What is said once a run was asked for, and the page to show: the run's, or the one where it was asked. */
    static RedirectView of(Begun begun, String asked, String done, RedirectAttributes next) {
        return switch (begun) {
            case Begun.Running(long run) ->
                done("Run " + run + " " + done + ".").on("/runs/" + run, next);
            case Begun.Over(Launched launched) -> of(launched, asked, next);
        };
    }

    private static RedirectView of(Launched launched, String asked, RedirectAttributes next) {
        return switch (launched) {
            case Launched.Ended(Run run) -> ended(run).on("/runs/" + run.id(), next);
            case Launched.AlreadyParked(Run run) ->
                refused("Run " + run.id()
                                + " is held already and answers in place of a new one. Decide about it, or start over"
                                + " on the page of the connection.")
                        .on("/runs/" + run.id(), next);
            case Launched.Refused(String reason) -> refused(sentence(reason)).on(asked, next);
            case Launched.Unknown(String reason) -> refused(sentence(reason)).on(asked, next);
            case Launched.Wrong(String reason) -> refused(sentence(reason)).on(asked, next);
        };
    }

    private static Said ended(Run run) {
        return new Said(run.state() == RunState.FAILED, "Run " + run.id() + " is " + RunWords.state(run.state()) + ".");
    }

    /** Says it on a page, which is asked for anew, so that going back or reloading repeats no order. */
    RedirectView on(String page, RedirectAttributes next) {
        next.addFlashAttribute("said", this);
        RedirectView view = new RedirectView(page, true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    /** Messages of the engine begin small and end open; on a page they stand alone. */
    static String sentence(String reason) {
        String first = reason.substring(0, 1);
        boolean name =
                reason.contains(" ") && reason.substring(0, reason.indexOf(' ')).contains("-");
        return (name ? reason : first.toUpperCase(java.util.Locale.ROOT) + reason.substring(1))
                + (reason.endsWith(".") ? "" : ".");
    }
}
