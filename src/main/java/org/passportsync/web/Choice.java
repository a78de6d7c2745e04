package org.passportsync.web;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.OrderNote;

/** Reads what was chosen in a form. */
final class Choice {

    private Choice() {}

    /** The one that is called so; null where nothing, or nothing known, was chosen. */
    static <T> @Nullable T among(@Nullable String chosen, T[] values, Function<T, String> name) {
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equals(chosen))
                .findFirst()
                .orElse(null);
    }

    /** The place in a list; null where none is named, which is where the list begins. */
    static @Nullable Long place(@Nullable String named) {
        try {
            return named == null ? null : Long.valueOf(named);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** What was typed; null where nothing was. */
    static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** What is wrong with a note that was typed, as a sentence; null: nothing. */
    static @Nullable String wrongNote(@Nullable String typed) {
        String problem = OrderNote.problem(typed);
        return problem == null ? null : Said.sentence(problem);
    }
}
