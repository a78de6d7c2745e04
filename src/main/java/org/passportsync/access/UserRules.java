package org.passportsync.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.UserOrders.By;
import org.passportsync.access.UserOrders.Outcome;

/** What users, passwords and tokens must be like. */
final class UserRules {

    private static final int SHORTEST = 12;
    /** The hash looks at no more. */
    private static final int LONGEST = 72;

    private static final int LONGEST_LABEL = 64;
    private static final Duration LONGEST_LIFE = Duration.ofDays(730);

    static final Outcome OWN = new Outcome.Refused(
            "nobody changes their own role, districts or login, or removes themselves; ask another administrator");

    private UserRules() {}

    /** What is wrong with a password; the password itself is not told. */
    static List<String> password(@Nullable String given) {
        if (given == null) {
            return List.of();
        }
        int bytes = given.getBytes(StandardCharsets.UTF_8).length;
        if (given.length() < SHORTEST) {
            return List.of("password has " + given.length() + " characters; write at least " + SHORTEST);
        }
        return bytes > LONGEST ? List.of("password has " + bytes + " bytes; write at most " + LONGEST) : List.of();
    }

    static List<String> token(String label, Duration life) {
        List<String> problems = new ArrayList<>();
        if (label.isBlank() || label.length() > LONGEST_LABEL || label.contains("/")) {
            problems.add("label is empty, too long or has a slash; write what the token is for, in at most "
                    + LONGEST_LABEL + " characters");
        }
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST_LIFE) > 0) {
            problems.add("days=" + life.toDays() + " is not valid; write 1 to " + LONGEST_LIFE.toDays());
        }
        return problems;
    }

    /** By the API only: whoever sits at the machine can help themselves. */
    static boolean self(User user, By by) {
        return by.actor().from() != null && by.actor().name().equals(user.name());
    }

    static Outcome beyond(By by) {
        return new Outcome.Beyond("you belong to " + by.reach().names()
                + ", and users can be given these districts only; ask an administrator of every district");
    }

    /** What is wrong with districts that a user has not had before; told with those only that whoever asks may know. */
    static List<String> unknown(Reach wanted, Reach before, List<String> known, By by) {
        List<String> told = known.stream().filter(by.reach()::covers).toList();
        return named(wanted).stream()
                .filter(district -> !known.contains(district) && !named(before).contains(district))
                .map(district -> Districts.unknown(district, told))
                .toList();
    }

    private static List<String> named(Reach reach) {
        List<String> names = reach.names();
        return names == null ? List.of() : names;
    }

    static String words(User user) {
        List<String> districts = user.reach().names();
        return user.role() + " of " + (districts == null ? "every district" : String.join(", ", districts))
                + (user.disabled() ? ", may not log in" : "");
    }
}
