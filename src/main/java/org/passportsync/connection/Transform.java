package org.passportsync.connection;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** One step that a source value goes through on its way into the hub; a small, closed set. */
public sealed interface Transform {

    /** Blanks around the value go. */
    record Trim() implements Transform {}

    record Lower() implements Transform {}

    record Upper() implements Transform {}

    /** First letters large, the others small. */
    record TitleCase() implements Transform {}

    /** Everything but digits goes. */
    record Digits() implements Transform {}

    /**
     * Text is read as a date.
     *
     * @param pattern of {@link java.time.format.DateTimeFormatter}, for example {@code MM/dd/yyyy}
     */
    record ReadDate(String pattern) implements Transform {}

    /** A value that is named here is replaced; any other passes. */
    record Replace(Map<String, String> values) implements Transform {
        public Replace {
            values = Collections.unmodifiableMap(new TreeMap<>(values));
        }
    }

    /** Stands in where there is no value. */
    record Otherwise(String value) implements Transform {}

    /** Several values become one text. */
    record Concat(String separator) implements Transform {}

    /** One text becomes a list. */
    record Split(String separator) implements Transform {}

    /**
     * A part of the text.
     *
     * @param from characters left out in front
     * @param length characters kept at most
     */
    record Substring(int from, int length) implements Transform {}
}
