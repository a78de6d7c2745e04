package org.passportsync.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.answer.Problem;
import org.springframework.http.HttpStatus;

/** Ends a request to the API with a problem. */
final class ApiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ApiRefusal(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    static Problem problem(HttpStatus status, String detail) {
        return Problem.of(status.value(), status.getReasonPhrase(), detail);
    }

    /** What is asked for is not there, or lies outside the visitor's districts; both are told in the same words. */
    static ApiRefusal notThere(String what) {
        return new ApiRefusal(problem(
                HttpStatus.NOT_FOUND, "there is no " + what + " in your districts; look for its name in the list"));
    }

    /** It was there, and is kept no longer; null: it still is, and nothing is refused. */
    static void gone(@Nullable String reason) {
        if (reason != null) {
            throw new ApiRefusal(problem(HttpStatus.GONE, reason));
        }
    }

    /** It can't be done now. */
    static ApiRefusal conflict(String reason) {
        return new ApiRefusal(problem(HttpStatus.CONFLICT, reason));
    }

    /** The address or the form of the request is wrong. */
    static ApiRefusal malformed(List<String> problems) {
        return of(HttpStatus.BAD_REQUEST, problems);
    }

    /** The request is well-formed, and what it says is wrong. */
    static ApiRefusal wrong(List<String> problems) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, problems);
    }

    private static ApiRefusal of(HttpStatus status, List<String> problems) {
        return new ApiRefusal(problem(status, String.join("; ", problems)).each(problems));
    }
}
