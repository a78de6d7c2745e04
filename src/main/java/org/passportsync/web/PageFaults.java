package org.passportsync.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Tells people in words what programs are told as problem details. */
@Component
final class PageFaults implements HandlerExceptionResolver, Ordered {

    private static final Pattern FOR_PROGRAMS = Pattern.compile("/(api|v3|actuator)(/.*)?");

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception fault) {
        if (FOR_PROGRAMS.matcher(request.getServletPath()).matches()) {
            return null;
        }
        return switch (fault) {
            case AccessDeniedException refusal -> {
                // The security filters answer it; the page of their answer tells why.
                PageFrame.refuse(request, refusal);
                yield null;
            }
            case NotHere _, MethodArgumentTypeMismatchException _ -> page(request, HttpStatus.NOT_FOUND);
            case DataAccessException refused when FaultWords.unkept(refused) -> page(request, HttpStatus.BAD_REQUEST);
            case ErrorResponse known ->
                page(request, HttpStatus.valueOf(known.getStatusCode().value()));
            default -> null;
        };
    }

    private static ModelAndView page(HttpServletRequest request, HttpStatus status) {
        String name =
                status == HttpStatus.NOT_FOUND ? "error/404" : status.is4xxClientError() ? "error/4xx" : "error/5xx";
        ModelAndView page = new ModelAndView(name, status);
        PageFrame.fill(request, page);
        return page;
    }
}
