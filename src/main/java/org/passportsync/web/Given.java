package org.passportsync.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.roster.ShownDocument.View;
import org.springframework.security.access.AccessDeniedException;

/** Reads the parameters of a request, and tells everything that is wrong with them at once. */
final class Given {

    private static final int USUAL = 50;
    private static final int LONGEST = 1000;

    private final List<String> problems = new ArrayList<>();

    /** One of some values, found by their names; null where it is not given. */
    <T> @Nullable T among(String key, @Nullable String value, T[] values, Function<T, String> name) {
        if (absent(value)) {
            return null;
        }
        for (T one : values) {
            if (name.apply(one).equals(value)) {
                return one;
            }
        }
        problems.add(key + "=" + value + " is not valid; write one of "
                + String.join(", ", Arrays.stream(values).map(name).toList()));
        return null;
    }

    /** A number from 1 on; null where it is not given. */
    @Nullable
    Long number(String key, @Nullable String value) {
        if (absent(value)) {
            return null;
        }
        if (String.valueOf(value).matches("[1-9][0-9]{0,17}")) {
            return Long.valueOf(value);
        }
        problems.add(key + "=" + value + " is not valid; write a whole number like 7");
        return null;
    }

    /** How many are wanted; too many are cut short. */
    int limit(@Nullable String value) {
        Long number = number("limit", value);
        return number == null ? USUAL : (int) Math.min(number, LONGEST);
    }

    @Nullable
    UUID id(String key, @Nullable String value) {
        if (absent(value)) {
            return null;
        }
        try {
            return UUID.fromString(String.valueOf(value));
        } catch (IllegalArgumentException other) {
            problems.add(key + "=" + value + " is not valid; write a Passport ID as answers show it");
            return null;
        }
    }

    @Nullable
    Boolean flag(String key, @Nullable String value) {
        if (absent(value)) {
            return null;
        }
        if (List.of("true", "false").contains(value)) {
            return Boolean.valueOf(value);
        }
        problems.add(key + "=" + value + " is not valid; write true or false");
        return null;
    }

    /** How much the visitor may see, and asks to see. */
    View view(Visitor visitor, @Nullable String unmasked) {
        if (!Boolean.TRUE.equals(flag("unmasked", unmasked))) {
            return View.MASKED;
        }
        if (!visitor.may(Role.ADMIN)) {
            throw new AccessDeniedException("unmasked=true needs the role ADMIN; "
                    + visitor.user().name() + " is " + visitor.user().role() + ". Leave it out to see masked values");
        }
        return View.UNMASKED;
    }

    /** A cursor of the list, if it is one. */
    <T> @Nullable T cursor(@Nullable String value, Function<String, @Nullable T> reader) {
        if (absent(value)) {
            return null;
        }
        T cursor = reader.apply(String.valueOf(value));
        if (cursor == null) {
            problems.add("after=" + value + " is no place in this list; write the next of the page before");
        }
        return cursor;
    }

    /** Refuses the request where anything is wrong. */
    void end() {
        if (!problems.isEmpty()) {
            throw ApiRefusal.malformed(problems);
        }
    }

    private static boolean absent(@Nullable String value) {
        return value == null || value.isEmpty();
    }
}
