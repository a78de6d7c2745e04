package org.passportsync.connection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Notes what stands in a list twice though it may stand there once. */
final class Repeats {

    private Repeats() {}

    /**
     * Notes every item whose key an earlier item has, and gives all values.
     *
     * @param message says of a key what is wrong and what to do; the first one's line is put behind it
     */
    static <T> List<T> refuse(
            List<Located<T>> items, Function<T, String> key, Function<String, String> message, Problems problems) {
        Map<String, Place> seen = new HashMap<>();
        for (Located<T> item : items) {
            String name = key.apply(item.value());
            Place first = seen.putIfAbsent(name, item.place());
            if (first != null) {
                problems.note(item.place(), message.apply(name) + " (first in line " + first.line() + ")");
            }
        }
        return items.stream().map(Located::value).toList();
    }
}
