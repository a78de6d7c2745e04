package org.passportsync.connection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of a value. All but {@link Present} are met by no value at all. */
public sealed interface Check {

    /** Neither null nor blank, after mapping. */
    record Present() implements Check {}

    /** Looks like an e-mail address. */
    record Email() implements Check {}

    /**
     * Matches as a whole.
     *
     * @param expression of {@link java.util.regex.Pattern}
     */
    record Matches(String expression) implements Check {}

    record OneOf(List<String> values) implements Check {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /**
     * Lies between two days, both included.
     *
     * @param from null: no first day
     * @param to null: no last day
     */
    record DateRange(@Nullable LocalDate from, @Nullable LocalDate to) implements Check {}

    /** At most so many characters. */
    record MaxLength(int characters) implements Check {}

    /** The record referred to is in this upload or live. */
    record Exists() implements Check {}
}
