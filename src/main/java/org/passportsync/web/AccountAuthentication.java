package org.passportsync.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Actor;
import org.passportsync.access.Audit;
import org.passportsync.access.Logins;
import org.passportsync.access.User;
import org.passportsync.access.Users;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Asks our own users for name and password; failures are slowed and audited. */
final class AccountAuthentication implements AuthenticationProvider {

    private final Logins logins;
    private final Users users;
    private final Audit audit;

    AccountAuthentication(Logins logins, Users users, Audit audit) {
        this.logins = logins;
        this.users = users;
        this.audit = audit;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String name = asked.getName();
        String address = address(asked);
        return switch (logins.attempt(name, String.valueOf(asked.getCredentials()), address)) {
            case Logins.In(User user) -> login(user, asked);
            case Logins.Out() -> {
                audit.note(new Actor(known(name), address), "LOGIN_FAILED", "user " + known(name), null);
                throw new BadCredentialsException("user or password is wrong");
            }
            case Logins.Wait(java.time.Duration rest) ->
                throw new LockedException(
                        "too many logins failed; wait " + (rest.toSeconds() + 1) + " seconds and try again");
        };
    }

    /** A session or a request of a user. */
    static Authentication login(User user, @Nullable Authentication asked) {
        var login = new UsernamePasswordAuthenticationToken(
                user, null, List.of(new SimpleGrantedAuthority("ROLE_" + user.role())));
        login.setDetails(asked == null ? null : asked.getDetails());
        return login;
    }

    /** What was typed for a name may be a password, so only names that exist are written down. */
    private String known(String name) {
        return Optional.of(name)
                        .filter(Users.NAME.asMatchPredicate())
                        .flatMap(users::find)
                        .isPresent()
                ? name
                : "unknown";
    }

    private static String address(Authentication asked) {
        return asked.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "unknown";
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
