package org.passportsync.command;

import java.util.List;
import org.passportsync.answer.Answers;
import org.passportsync.answer.Problem;

/** What is around a command: where it prints, what it may be asked to stop by, and how its program is started again. */
record Session(Console console, CommonOptions options, Pasteable program, StopSignal signal) {

    /** Tells problems, as JSON where programs listen, and gives the exit code on. */
    ExitCode tell(ExitCode code, String problem) {
        return tell(code, List.of(problem));
    }

    /** Tells that what was asked for is not there. */
    ExitCode missing(String problem) {
        return tell(ExitCode.WRONG, Json.missing(problem));
    }

    /** Tells a problem whose status says more than its exit code. */
    ExitCode tell(ExitCode code, Problem problem) {
        if (options.json) {
            console.line(Answers.text(problem));
        }
        console.problem(problem.detail());
        return code;
    }

    /** Tells several problems, each in its line. */
    ExitCode tell(ExitCode code, List<String> problems) {
        if (options.json) {
            console.line(Answers.text(Json.problem(code, problems)));
        }
        problems.forEach(console::problem);
        return code;
    }
}
