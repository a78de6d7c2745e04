package org.passportsync.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses orders that a page of another site sends: a browser that knows a password adds it to whatever page asks, so the
 * password does not show that its owner wants the order.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
final class ForeignPages extends OncePerRequestFilter {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> ELSEWHERE = Set.of("cross-site", "same-site");

    private final ProblemWriter problems;

    ForeignPages(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        if (HARMLESS.contains(request.getMethod()) || !foreign(request)) {
            rest.doFilter(request, response);
            return;
        }
        problems.write(
                request,
                response,
                ApiRefusal.problem(
                        HttpStatus.FORBIDDEN,
                        "a browser sent this order for a page of another site, so it is not done, whoever is logged in;"
                                + " send it from a program, without Origin and Sec-Fetch-Site"));
    }

    private static boolean foreign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && ELSEWHERE.contains(site.toLowerCase(Locale.ROOT))) {
            return true;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !ours(origin, request);
    }

    /** Proxies may end TLS before us, so the scheme is not looked at. */
    private static boolean ours(String origin, HttpServletRequest request) {
        String page = authority(origin);
        String asked = request.getHeader(HttpHeaders.HOST);
        return page != null
                && (page.equalsIgnoreCase(asked)
                        || page.equalsIgnoreCase(
                                authority(request.getRequestURL().toString())));
    }

    private static @Nullable String authority(String address) {
        try {
            return URI.create(address).getRawAuthority();
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
