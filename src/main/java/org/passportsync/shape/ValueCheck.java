package org.passportsync.shape;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Check;

/**
 * A check of single values, compiled; of a list each item is checked.
 *
 * @param name the rule in issues
 * @param inWords what is wrong with a value that fails, behind the value's name
 * @param good says whether a value is as it should be; null where only presence is asked
 */
record ValueCheck(String name, String inWords, @Nullable Predicate<String> good) {

    static ValueCheck of(Check check) {
        return switch (check) {
            case Check.Present() -> new ValueCheck("missing", "is missing", null);
            case Check.Email() -> new ValueCheck("email", "is not an e-mail address", ValueCheck::email);
            case Check.Matches(String expression) ->
                new ValueCheck("pattern", "does not match " + expression, new BoundedPattern(expression)::matches);
            case Check.OneOf one ->
                new ValueCheck(
                        "oneOf",
                        "is not one of " + String.join(", ", one.values()),
                        Set.copyOf(one.values())::contains);
            case Check.DateRange(LocalDate from, LocalDate to) ->
                new ValueCheck("dateRange", range(from, to), date -> within(date, from, to));
            case Check.MaxLength(int most) ->
                new ValueCheck(
                        "maxLength",
                        "is longer than " + most + " characters",
                        text -> text.codePointCount(0, text.length()) <= most);
            case Check.Exists() -> new ValueCheck("reference", "is neither in this upload nor live", _ -> true);
        };
    }

    boolean forPresence() {
        return good == null;
    }

    /** The value, or the item of it, that fails; null: none does. */
    @Nullable
    String offence(@Nullable Object value) {
        if (good == null) {
            return null;
        }
        for (String one : Value.shown(value)) {
            if (!good.test(one)) {
                return one;
            }
        }
        return null;
    }

    /** Something, an at sign, and a name with a dot inside; what lies beyond that only a mail server can tell. */
    private static boolean email(String text) {
        int at = text.indexOf('@');
        int dot = text.lastIndexOf('.');
        return at > 0
                && at == text.lastIndexOf('@')
                && dot > at + 1
                && dot < text.length() - 1
                && text.length() <= 254
                && text.indexOf("..") < 0
                && text.chars().noneMatch(c -> c <= ' ' || c == ',' || c == ';' || c == '<' || c == '>' || c == 0xA0);
    }

    private static boolean within(String date, @Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate day = LocalDate.parse(date);
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    private static String range(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null) {
            return "lies after " + to;
        }
        return to == null ? "lies before " + from : "lies outside " + from + " to " + to;
    }
}
