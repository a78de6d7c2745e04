package org.passportsync.web;

import org.passportsync.answer.WholeRun;
import org.passportsync.job.BackgroundSyncs.Begun;
import org.passportsync.job.Decided;
import org.passportsync.job.Launched;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Answers what came of an order about a run. */
@Component
class BegunRuns {

    private final ShownRuns shown;

    BegunRuns(ShownRuns shown) {
        this.shown = shown;
    }

    /** The run that is under way or at rest, or a refusal. */
    WholeRun answer(Begun begun) {
        return switch (begun) {
            case Begun.Running(long id) -> shown.now(id);
            case Begun.Over(Launched launched) ->
                switch (launched) {
                    case Launched.Ended(Run run) -> ended(run);
                    case Launched.AlreadyParked(Run run) ->
                        throw blocked(
                                run,
                                "run " + run.id() + " of " + run.connection()
                                        + " is held; approve or reject it, or launch with new: true");
                    case Launched.Refused(String reason) -> throw ApiRefusal.conflict(reason);
                    case Launched.Unknown _ -> throw ApiRefusal.notThere("such connection or run");
                    case Launched.Wrong(String reason) ->
                        throw ApiRefusal.wrong(java.util.List.of(reason.split("; (?=[a-z]+[.:])")));
                };
        };
    }

    WholeRun answer(Decided decided) {
        return switch (decided) {
            case Decided.Done(Run run) -> shown.now(run.id());
            case Decided.Refused(String reason) -> throw ApiRefusal.conflict(reason);
            case Decided.Wrong(String reason) -> throw ApiRefusal.conflict(reason);
        };
    }

    private WholeRun ended(Run run) {
        if (run.state() == RunState.SKIPPED_SUSPENDED) {
            throw blocked(run, String.valueOf(run.message()));
        }
        return shown.of(run);
    }

    private static ApiRefusal blocked(Run run, String reason) {
        return new ApiRefusal(ApiRefusal.problem(HttpStatus.CONFLICT, reason).because(run.id()));
    }
}
