package org.passportsync.shape;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.AttributeSpec;
import org.passportsync.roster.Days;

/** Reads single values as they come from a SIS; blank text is no value, and an unreadable one is told apart from none. */
final class Value {

    /** Stands for a value that is there but can't be read. */
    static final Object UNREADABLE = new Object();

    private Value() {}

    /** Trimmed text without the characters that a database can't hold, of a list the first; null where nothing is left. */
    static @Nullable String text(@Nullable Object raw) {
        if (raw instanceof List<?>) {
            List<String> texts = texts(raw);
            return texts.isEmpty() ? null : texts.getFirst();
        }
        if (raw == null) {
            return null;
        }
        String text = raw.toString().strip();
        if (text.indexOf('\0') >= 0) {
            text = text.replace("\0", "").strip();
        }
        return text.isEmpty() ? null : text;
    }

    static List<String> texts(@Nullable Object raw) {
        if (raw == null) {
            return List.of();
        }
        if (!(raw instanceof List<?> list)) {
            return Optional.ofNullable(text(raw)).map(List::of).orElse(List.of());
        }
        List<String> texts = new ArrayList<>(list.size());
        for (Object item : list) {
            String text = text(item);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A day, from ISO text with or without a time behind it. */
    static @Nullable Object date(@Nullable Object raw) {
        String text = text(raw);
        if (text == null) {
            return null;
        }
        try {
            return known(day(text));
        } catch (DateTimeException notADate) {
            return UNREADABLE;
        }
    }

    /** A day as it is kept: one of year 1 stands for none, and one that the hub does not keep can't be read. */
    static @Nullable Object known(LocalDate day) {
        if (day.getYear() == 1) {
            return null;
        }
        return Days.kept(day) ? day : UNREADABLE;
    }

    /** The day that an ISO text begins with; by hand, because most rows of a roster carry dates. */
    private static LocalDate day(String text) {
        boolean shaped = text.length() == 10 || text.length() > 10 && text.charAt(10) == 'T';
        if (!shaped || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return LocalDate.parse(text);
        }
        return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("not a digit");
            }
            number = number * 10 + digit;
        }
        return number;
    }

    static @Nullable Object flag(@Nullable Object raw) {
        String text = text(raw);
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "y" -> Boolean.TRUE;
            case "false", "0", "no", "n" -> Boolean.FALSE;
            default -> UNREADABLE;
        };
    }

    /** A value that a definition puts in, as the attribute holds it; null where it can't hold it. */
    static @Nullable Object given(AttributeSpec attribute, String text) {
        Object value = switch (attribute.kind()) {
            case TEXT -> grade(attribute, text);
            case LIST -> List.of(grade(attribute, text));
            case DATE -> date(text);
            case BOOL -> flag(text);
            case INT -> number(text);
            case REF, REFS, EDGES -> null;
        };
        return value == UNREADABLE ? null : value;
    }

    private static String grade(AttributeSpec attribute, String text) {
        String code = Grades.holds(attribute) ? Grades.code(text) : null;
        return code == null ? text : code;
    }

    /** A value of any kind as texts: of a list each, of nothing none. */
    static List<String> shown(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default -> List.of(value.toString());
        };
    }

    static @Nullable Object number(@Nullable Object raw) {
        String text = text(raw);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException notANumber) {
            return UNREADABLE;
        }
    }
}
