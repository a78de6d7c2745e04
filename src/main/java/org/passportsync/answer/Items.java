package org.passportsync.answer;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what leads to the next page, as {@code after}; null on the last one
 */
public record Items<T>(List<T> items, @Nullable String next) {

    public Items {
        items = List.copyOf(items);
    }

    /** A list that is whole. */
    public static <T> Items<T> all(List<T> items) {
        return new Items<>(items, null);
    }

    /** What was found, in the form that is answered. */
    public static <F, T> Items<T> of(List<F> found, Function<F, T> form, @Nullable String next) {
        return new Items<>(found.stream().map(form).toList(), next);
    }
}
