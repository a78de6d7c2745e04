package org.passportsync.watch;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Has the figures looked at when they are asked for, so that nothing polls while nobody asks. */
public final class FreshFigures extends OncePerRequestFilter {

    /** What it stands before; behind the login. */
    public static final String PATH = "/actuator/prometheus";

    private final ScrapedFigures figures;

    public FreshFigures(ScrapedFigures figures) {
        this.figures = figures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        figures.look();
        rest.doFilter(request, response);
    }
}
