package org.passportsync.command;

import java.util.List;
import org.passportsync.answer.Problem;

/** Problems for programs, with the status that the API would answer, what the status means, and each problem. */
final class Json {

    private Json() {}

    /** There is no such thing. */
    static Problem missing(String detail) {
        return Problem.of(404, "Not Found", detail);
    }

    /** It was there, and is kept no longer. */
    static Problem gone(String detail) {
        return Problem.of(410, "Gone", detail);
    }

    /** Something has to be done first. */
    static Problem conflict(String detail) {
        return Problem.of(409, "Conflict", detail);
    }

    /** The SIS gave no answer that can be used. */
    static Problem unreachable(String detail) {
        return Problem.of(502, "Bad Gateway", detail);
    }

    static Problem problem(ExitCode code, List<String> problems) {
        String detail = String.join("; ", problems);
        return switch (code) {
            case REFUSED -> conflict(detail);
            case WRONG -> Problem.of(422, "Unprocessable Content", detail).each(problems);
            case DONE, FAILED, PARKED, STOPPED -> Problem.of(500, "Internal Server Error", detail);
        };
    }
}
