package org.passportsync.command;

import java.util.function.Function;
import org.passportsync.answer.Answers;
import org.passportsync.answer.WholeRun;
import org.passportsync.job.Decided;
import org.passportsync.job.Launched;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;
import org.springframework.dao.DataAccessException;

/** Tells what came of an order, and gives its exit code. */
final class Outcome {

    private Outcome() {}

    static ExitCode tell(Session session, Desk desk, Launched launched) {
        ExitCode code = ExitCode.of(launched);
        return switch (launched) {
            case Launched.Ended(Run run) -> tell(session, desk, run, code);
            case Launched.AlreadyParked(Run run) -> {
                session.console().problem("run " + run.id() + " is held already; it answers in place of a new one");
                yield tell(session, desk, run, code);
            }
            case Launched.Refused(String reason) -> session.tell(code, reason);
            case Launched.Unknown(String reason) -> session.missing(reason);
            case Launched.Wrong(String reason) -> session.tell(code, reason);
        };
    }

    static ExitCode tell(Session session, Desk desk, Decided decided, Function<Run, String> done) {
        ExitCode code = ExitCode.of(decided);
        return switch (decided) {
            case Decided.Done(Run run) -> {
                if (session.options().json) {
                    yield tell(session, desk, run, code);
                }
                session.console().line("run " + run.id() + " " + done.apply(run));
                yield code;
            }
            case Decided.Refused(String reason) -> session.tell(code, reason);
            case Decided.Wrong(String reason) -> session.missing(reason);
        };
    }

    /** Prints a run; where the database has gone meanwhile, what is known of it without. */
    private static ExitCode tell(Session session, Desk desk, Run run, ExitCode code) {
        try {
            print(session, desk, run);
            return code;
        } catch (DataAccessException gone) {
            String message = run.message();
            return session.tell(
                    code, message == null ? "the database can't be reached; look at run " + run.id() : message);
        }
    }

    static void print(Session session, Desk desk, Run run) {
        RunReport report = desk.history().report(run);
        if (session.options().json) {
            session.console()
                    .line(Answers.text(WholeRun.of(report, desk.history().steps(run))));
        } else {
            Summary.print(session, report);
        }
    }
}
