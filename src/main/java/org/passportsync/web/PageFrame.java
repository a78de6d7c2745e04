package org.passportsync.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.access.User;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Gives every page what stands around its content: who is logged in and may do what. */
final class PageFrame implements HandlerInterceptor {

    /** Who looks at a page; templates offer orders by it, and handlers check again. */
    record Me(String name, Role role) {
        public boolean operator() {
            return role.includes(Role.OPERATOR);
        }

        public boolean admin() {
            return role.includes(Role.ADMIN);
        }
    }

    private static final String FAILURES = "/error";
    private static final String WHY = PageFrame.class.getName() + ".why";

    /** Where failures are told there is no page for those who ask for it though nothing failed. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getServletPath().equals(FAILURES) && request.getDispatcherType() == DispatcherType.REQUEST) {
            throw new NotHere("page " + FAILURES);
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && !(page.getView() instanceof RedirectView)) {
            fill(request, page);
        }
    }

    /** Adds the frame to a page. */
    static void fill(HttpServletRequest request, ModelAndView page) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && login.getPrincipal() instanceof User user) {
            page.addObject("me", new Me(user.name(), user.role()));
        }
        page.addObject("why", request.getAttribute(WHY));
    }

    /** Keeps the reason of a refusal for the page that tells it. */
    static void refuse(HttpServletRequest request, AccessDeniedException refusal) {
        request.setAttribute(WHY, refusal.getMessage());
    }
}
