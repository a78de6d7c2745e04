package org.passportsync.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Reach;
import org.passportsync.access.Role;
import org.passportsync.access.UserOrders;
import org.passportsync.access.UserOrders.Outcome;
import org.springframework.security.access.AccessDeniedException;

/** Reads what is asked about users, and answers what came of it. */
final class UserAnswers {

    private UserAnswers() {}

    /** Who asks. */
    static UserOrders.By by(Visitor visitor) {
        return new UserOrders.By(visitor.actor(), visitor.user().reach());
    }

    /** What was done, or a refusal. */
    static Outcome.Done done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.Unknown(String what) -> throw ApiRefusal.notThere(what);
            case Outcome.Refused(String reason) -> throw ApiRefusal.conflict(reason);
            case Outcome.Beyond(String reason) -> throw new AccessDeniedException(reason);
            case Outcome.Wrong(List<String> problems) -> throw ApiRefusal.wrong(problems);
        };
    }

    /**
     * A user as it shall be.
     *
     * @param everywhere true: it belongs to every district, also to later ones
     * @param districts those it belongs to; one of both
     */
    record Wished(
            @Nullable String role,
            @Nullable Boolean everywhere,
            @Nullable List<String> districts,
            List<String> problems) {

        static Wished of(@Nullable String role, @Nullable Boolean everywhere, @Nullable List<String> districts) {
            return new Wished(role, everywhere, districts, new ArrayList<>());
        }

        /** The role, if one is given. */
        @Nullable
        Role wantedRole() {
            if (role == null) {
                return null;
            }
            Role found = Arrays.stream(Role.values())
                    .filter(one -> one.name().equals(role))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                problems.add("role " + role + " is not valid; write VIEWER, OPERATOR or ADMIN");
            }
            return found;
        }

        /** The districts, if some are given. */
        @Nullable
        Reach wantedReach() {
            Set<String> named = new TreeSet<>(districts == null ? List.of() : districts);
            boolean every = Boolean.TRUE.equals(everywhere);
            int before = problems.size();
            if (every && !named.isEmpty()) {
                problems.add("everywhere and districts are given; write one of them");
            }
            if (Boolean.FALSE.equals(everywhere) && named.isEmpty() || districts != null && named.isEmpty() && !every) {
                problems.add("districts is empty; name one at least, or write everywhere: true");
            }
            if (problems.size() > before) {
                return null;
            }
            return every ? new Reach.Everywhere() : named.isEmpty() ? null : new Reach.Within(named);
        }

        void end() {
            if (!problems.isEmpty()) {
                throw ApiRefusal.wrong(problems);
            }
        }
    }
}
