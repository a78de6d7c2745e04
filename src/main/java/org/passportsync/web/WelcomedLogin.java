package org.passportsync.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.passportsync.access.Actor;
import org.passportsync.access.Audit;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Writes down who logged in on the page, and goes on to where they wanted to go. */
final class WelcomedLogin extends SavedRequestAwareAuthenticationSuccessHandler {

    private final Audit audit;
    private final WantedPage wanted;
    private final FewSessions sessions = new FewSessions();

    WelcomedLogin(Audit audit, WantedPage wanted) {
        this.audit = audit;
        this.wanted = wanted;
        setDefaultTargetUrl("/");
        setRequestCache(wanted);
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication login)
            throws IOException, ServletException {
        String name = Visitors.current(request).user().name();
        audit.note(new Actor(name, request.getRemoteAddr()), "LOGIN", "user " + name, null);
        sessions.opened(name, request.getSession());
        wanted.removeRequest(request, response);
        super.onAuthenticationSuccess(request, response, login);
    }
}
