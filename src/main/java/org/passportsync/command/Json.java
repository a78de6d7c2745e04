package org.passportsync.command;

import java.util.List;
import org.passportsync.answer.Problem;

/** Problems for programs, with the status that the API would answer, what the status means, and each problem. */
final class Json {

    private Json() {}

    static Problem problem(ExitCode code, List<String> problems) {
        String detail = String.join("; ", problems);
        return switch (code) {
            case REFUSED -> Problem.of(409, "Conflict", detail);
            case WRONG -> Problem.of(422, "Unprocessable Content", detail).each(problems);
            case DONE, FAILED, PARKED, STOPPED -> Problem.of(500, "Internal Server Error", detail);
        };
    }
}
