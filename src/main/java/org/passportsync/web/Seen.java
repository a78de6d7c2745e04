package org.passportsync.web;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code If-Match} says that somebody has seen. */
final class Seen {

    private static final Pattern NUMBER = Pattern.compile("\"?(\\d{1,9})\"?");
    private static final String ANY = "*";

    private Seen() {}

    /**
     * The numbers that a header names; empty: any; null: there is no header.
     *
     * @param what the number is of, for messages
     */
    static @Nullable Set<Integer> read(@Nullable String header, String what) {
        if (header == null) {
            return null;
        }
        Set<Integer> numbers = new TreeSet<>();
        for (String one : header.split(",")) {
            Matcher number = NUMBER.matcher(one.strip());
            if (number.matches()) {
                numbers.add(Integer.valueOf(number.group(1)));
            } else if (!one.strip().equals(ANY)) {
                throw ApiRefusal.malformed(List.of(
                        "If-Match: " + one.strip() + " is no " + what + "; write one like \"3\", as the ETag says it"));
            } else {
                return Set.of();
            }
        }
        return numbers;
    }
}
