package org.passportsync.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.answer.Problem;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** Answers whatever goes wrong in a request to the API with problem details; pages have their own errors. */
@Component
final class ApiFaults implements HandlerExceptionResolver, Ordered {

    private final ProblemWriter problems;

    ApiFaults(JsonMapper json) {
        this.problems = new ProblemWriter(json);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception fault) {
        boolean login = fault instanceof AccessDeniedException || fault instanceof AuthenticationException;
        if (!forPrograms(request) || login || response.isCommitted()) {
            return null;
        }
        Problem problem = FaultWords.of(fault);
        try {
            response.resetBuffer();
            headers(response, fault);
            problems.write(request, response, problem);
        } catch (IOException gone) {
            // Whoever asked has hung up.
        }
        return new ModelAndView();
    }

    private static void headers(HttpServletResponse response, Exception fault) {
        response.setHeader(HttpHeaders.ETAG, null);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
        if (fault instanceof HttpRequestMethodNotSupportedException method && method.getSupportedMethods() != null) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", Set.of(method.getSupportedMethods())));
        }
    }

    /** Whether a program asks, which is told of faults as problem details. */
    static boolean forPrograms(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith("/api/") || path.startsWith("/v3/") || path.startsWith("/actuator");
    }
}
