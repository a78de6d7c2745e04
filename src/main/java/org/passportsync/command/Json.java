package org.passportsync.command;

import org.passportsync.answer.Problem;

/** Problems for programs, with the status that the API would answer. */
final class Json {

    private Json() {}

    static Problem problem(ExitCode code, String detail) {
        return switch (code) {
            case REFUSED -> Problem.of(409, "Refused", detail);
            case WRONG -> Problem.of(422, "Wrong", detail);
            case DONE, FAILED, PARKED, STOPPED -> Problem.of(500, "Failed", detail);
        };
    }
}
