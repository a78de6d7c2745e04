package org.passportsync.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.passportsync.access.User;
import org.passportsync.access.Users;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks at each request of a session what its user may do now: a role that is taken away is gone at once, and
 * with a new password every older session is over. */
final class StillWelcome extends OncePerRequestFilter {

    private final Users users;

    StillWelcome(Users users) {
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && login.getPrincipal() instanceof User user) {
            Optional<User> now = users.find(user.name())
                    .map(Users.Stored::user)
                    .filter(known -> !known.disabled() && known.passwordAt().equals(user.passwordAt()));
            if (now.isEmpty()) {
                request.getSession().invalidate();
                SecurityContextHolder.clearContext();
            } else if (!now.get().equals(user)) {
                SecurityContextHolder.getContext().setAuthentication(AccountAuthentication.login(now.get(), login));
            }
        }
        rest.doFilter(request, response);
    }
}
