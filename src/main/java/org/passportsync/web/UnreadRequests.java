package org.passportsync.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.passportsync.answer.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** Answers requests that are refused before anything of ours sees them: with problem details, or in plain words. */
final class UnreadRequests extends ErrorReportValve implements RequestRejectedHandler {

    private static final String UNREADABLE =
            "the address can't be read; names hold no slash, backslash, semicolon or control character, encoded or not";

    private final JsonMapper json;
    private final ProblemWriter problems;

    UnreadRequests(JsonMapper json) {
        this.json = json;
        this.problems = new ProblemWriter(json);
    }

    /** What the firewall refuses. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException refused)
            throws IOException {
        if (ApiFaults.forPrograms(request)) {
            problems.write(request, response, problem(HttpStatus.BAD_REQUEST.value()));
        } else {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }

    /** What the servlet container refuses. */
    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        if (response.getStatus() < HttpStatus.BAD_REQUEST.value()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            tell(request, response);
        } catch (IOException gone) {
            // Whoever asked has hung up.
        }
    }

    private void tell(Request request, Response response) throws IOException {
        Problem problem = problem(response.getStatus());
        String address = request.getRequestURI();
        boolean program = address != null && ApiFaults.forPrograms(request);
        response.setContentType(program ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        PrintWriter answer = response.getReporter();
        if (answer != null) {
            answer.write(
                    program
                            ? json.writeValueAsString(problem.at(UriUtils.encodePath(address, StandardCharsets.UTF_8)))
                            : problem.title() + ": " + problem.detail() + "\n");
            response.finishResponse();
        }
    }

    private static Problem problem(int code) {
        HttpStatus status = HttpStatus.resolve(code);
        if (status == null) {
            return ApiRefusal.problem(HttpStatus.BAD_REQUEST, UNREADABLE);
        }
        String why = status == HttpStatus.BAD_REQUEST ? UNREADABLE : status.getReasonPhrase();
        return ApiRefusal.problem(status, why);
    }
}
