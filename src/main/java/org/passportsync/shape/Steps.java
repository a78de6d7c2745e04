package org.passportsync.shape;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Transform;
import org.passportsync.sis.SourceRow;

/**
 * What happens to source values on their way into one hub attribute; compiled once per connection revision.
 *
 * <p>A value is a text, a list of texts or nothing; blank text is nothing. Steps for text go through a list item by item.
 */
final class Steps {

    private final int[] from;
    private final List<Step> steps;

    private interface Step {
        @Nullable
        Object of(@Nullable Object value);
    }

    Steps(int[] from, List<Transform> transforms) {
        this.from = from.clone();
        this.steps = transforms.stream().map(Steps::step).toList();
    }

    /** What the steps make of a row: a text, a list, nothing, or {@link Value#UNREADABLE}. */
    @Nullable
    Object value(SourceRow row) {
        Object value = taken(row);
        for (Step step : steps) {
            value = step.of(value);
            if (value == Value.UNREADABLE) {
                return value;
            }
        }
        return value;
    }

    /** What the row has to offer, before any step. */
    @Nullable
    Object taken(SourceRow row) {
        if (from.length == 1) {
            Object raw = row.value(from[0]);
            return raw instanceof List<?> ? Value.texts(raw) : Value.text(raw);
        }
        List<String> all = new ArrayList<>();
        for (int slot : from) {
            all.addAll(Value.texts(row.value(slot)));
        }
        return all.isEmpty() ? null : all;
    }

    private static Step step(Transform transform) {
        return switch (transform) {
            case Transform.Trim() -> texts(String::strip);
            case Transform.Lower() -> texts(text -> text.toLowerCase(Locale.ROOT));
            case Transform.Upper() -> texts(text -> text.toUpperCase(Locale.ROOT));
            case Transform.TitleCase() -> texts(Words::titled);
            case Transform.Digits() -> texts(Words::digits);
            case Transform.Replace replace -> texts(text -> replace.values().getOrDefault(text, text));
            case Transform.Substring part -> texts(text -> Words.part(text, part.from(), part.length()));
            case Transform.ReadDate(String pattern) -> dates(strict(pattern));
            case Transform.Otherwise(String value) -> given -> missing(given) ? value : given;
            case Transform.Concat(String separator) -> value -> joined(value, separator);
            case Transform.Split(String separator) -> value -> split(value, separator);
        };
    }

    private static boolean missing(@Nullable Object value) {
        return value == null || value instanceof List<?> list && list.isEmpty();
    }

    private static Step texts(UnaryOperator<String> change) {
        return value -> switch (value) {
            case null -> null;
            case List<?> list ->
                Value.texts(list.stream()
                        .map(item -> change.apply(String.valueOf(item)))
                        .toList());
            default -> Value.text(change.apply(value.toString()));
        };
    }

    /** A day that no calendar has, like the 31st of February, is no date; strictness wants years without an era. */
    private static DateTimeFormatter strict(String pattern) {
        StringBuilder years = new StringBuilder(pattern);
        boolean quoted = false;
        for (int at = 0; at < pattern.length(); at++) {
            quoted ^= pattern.charAt(at) == '\'';
            if (pattern.charAt(at) == 'y' && !quoted && pattern.indexOf('G') < 0) {
                years.setCharAt(at, 'u');
            }
        }
        return DateTimeFormatter.ofPattern(years.toString(), Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    private static Step dates(DateTimeFormatter format) {
        return value -> {
            String text = Value.text(value);
            if (text == null) {
                return null;
            }
            try {
                Object day = Value.known(LocalDate.parse(text, format));
                return day instanceof LocalDate ? day.toString() : day;
            } catch (DateTimeException foreign) {
                return Value.UNREADABLE;
            }
        };
    }

    private static @Nullable Object joined(@Nullable Object value, String separator) {
        return value instanceof List<?> list ? Value.text(String.join(separator, Value.texts(list))) : value;
    }

    private static @Nullable Object split(@Nullable Object value, String separator) {
        if (value == null) {
            return null;
        }
        List<String> items = new ArrayList<>();
        for (String text : Value.texts(value)) {
            Words.split(text, separator, items);
        }
        return items;
    }
}
