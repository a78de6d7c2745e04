package org.passportsync.web;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Reach;
import org.passportsync.access.User;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets users of every district see what can't be told by district, and says so to the others. */
final class OfEveryDistrict implements AuthorizationManager<RequestAuthorizationContext> {

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> login, RequestAuthorizationContext request) {
        Authentication known = login.get();
        if (known == null || !(known.getPrincipal() instanceof User user)) {
            return new AuthorizationDecision(false);
        }
        if (user.reach() instanceof Reach.Everywhere) {
            return new AuthorizationDecision(true);
        }
        throw new AccessDeniedException("these figures name connections of every district, and " + user.name()
                + " belongs to some only; ask with a user of every district");
    }
}
