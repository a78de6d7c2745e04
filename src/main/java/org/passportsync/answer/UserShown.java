package org.passportsync.answer;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.passportsync.access.Reach;
import org.passportsync.access.Role;
import org.passportsync.access.User;

/**
 * Somebody who may log in.
 *
 * @param everywhere whether it belongs to every district, also to later ones
 * @param districts those it belongs to; empty with {@code everywhere}
 */
public record UserShown(
        String name,
        Role role,
        boolean everywhere,
        List<String> districts,
        boolean disabled,
        Instant createdAt,
        Instant passwordAt) {

    public static UserShown of(User user) {
        List<String> districts = user.reach().names();
        return new UserShown(
                user.name(),
                user.role(),
                user.reach() instanceof Reach.Everywhere,
                Objects.requireNonNullElse(districts, List.of()),
                user.disabled(),
                user.createdAt(),
                user.passwordAt());
    }
}
