package org.passportsync.connection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Written.Scalar;
import org.passportsync.connection.Written.Type;

/** The simple forms that values have: text, switches, numbers, names out of a closed set, and lists of them. */
final class Forms {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,9}");
    private static final Pattern DECIMAL_NUMBER = Pattern.compile("[+-]?[0-9]{1,9}(\\.[0-9]{1,9})?");

    /** Text that is not blank; a number has to be quoted, so that {@code 007} stays what it is. */
    static final Form<String> TEXT = Forms::text;

    static final Form<Boolean> BOOL = (value, problems) -> {
        if (value instanceof Scalar scalar && scalar.type() == Type.BOOL) {
            return Boolean.valueOf(scalar.text().toLowerCase(Locale.ROOT));
        }
        return problems.refuse(value.place(), value.kind() + " stands here; write true or false");
    };

    /** Any text, also a blank one, because blanks separate. */
    static final Form<String> ANY_TEXT = (value, problems) -> {
        if (value instanceof Scalar scalar && scalar.type() == Type.TEXT) {
            return scalar.text();
        }
        return problems.refuse(value.place(), notText(value));
    };

    private Forms() {}

    private static @Nullable String text(Written value, Problems problems) {
        if (!(value instanceof Scalar scalar) || scalar.type() != Type.TEXT) {
            return problems.refuse(value.place(), notText(value));
        }
        if (scalar.text().isBlank()) {
            return problems.refuse(value.place(), "the text is blank; write a value or leave the setting out");
        }
        return scalar.text().strip();
    }

    private static String notText(Written value) {
        return value instanceof Scalar scalar
                ? YamlScalars.writeQuoted(scalar.text())
                : value.kind() + " stands here; write text";
    }

    /** Text that matches as a whole. */
    static Form<String> matching(String expression, String advice) {
        Pattern pattern = Pattern.compile(expression);
        return (value, problems) -> {
            String text = TEXT.read(value, problems);
            if (text == null || pattern.matcher(text).matches()) {
                return text;
            }
            return problems.refuse(value.place(), "\"" + text + "\" can't stand here; " + advice);
        };
    }

    static Form<Integer> wholeNumber(int least, int most) {
        String advice = "write a whole number from " + least + " to " + most;
        return (value, problems) -> {
            if (!(value instanceof Scalar scalar)
                    || scalar.type() != Type.WHOLE_NUMBER
                    || !WHOLE_NUMBER.matcher(scalar.text()).matches()) {
                return problems.refuse(value.place(), value.kind() + " stands here; " + advice);
            }
            int number = Integer.parseInt(scalar.text());
            return number >= least && number <= most
                    ? Integer.valueOf(number)
                    : problems.refuse(value.place(), number + " is out of range; " + advice);
        };
    }

    static Form<BigDecimal> percent(int most) {
        String advice = "write a number of percent from 0 to " + most + ", without quotes or sign";
        return (value, problems) -> {
            if (!(value instanceof Scalar scalar)
                    || scalar.type() == Type.TEXT
                    || !DECIMAL_NUMBER.matcher(scalar.text()).matches()) {
                return problems.refuse(value.place(), value.kind() + " stands here; " + advice);
            }
            BigDecimal number = new BigDecimal(scalar.text());
            return number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0
                    ? number
                    : problems.refuse(value.place(), scalar.text() + " is out of range; " + advice);
        };
    }

    /** One of an enum's constants, by its name. */
    static <E extends Enum<E>> Form<E> choice(Class<E> type) {
        return named(Arrays.asList(type.getEnumConstants()), Enum::name);
    }

    /** One of a closed set, by the name that definitions use. */
    static <T> Form<T> named(Collection<T> choices, Function<T, String> name) {
        Map<String, T> byName = choices.stream().collect(Collectors.toMap(name, choice -> choice));
        List<String> names = choices.stream().map(name).toList();
        return (value, problems) -> {
            String text = TEXT.read(value, problems);
            if (text == null) {
                return null;
            }
            T choice = byName.get(text);
            return choice != null ? choice : problems.refuse(value.place(), notAmong(text, names));
        };
    }

    static String notAmong(String text, Collection<String> names) {
        return "\"" + text + "\" is not known here" + NearestName.suggestion(text, names) + "; write one of: "
                + String.join(", ", names);
    }

    /** A list; items that are wrong are noted and left out. */
    static <T> Form<List<T>> listOf(Form<T> item) {
        Form<List<Located<T>>> located = locatedListOf(item);
        return (value, problems) -> {
            List<Located<T>> items = located.read(value, problems);
            return items == null ? null : items.stream().map(Located::value).toList();
        };
    }

    /** A list whose items are judged together afterwards. */
    static <T> Form<List<Located<T>>> locatedListOf(Form<T> item) {
        return (value, problems) -> {
            if (!(value instanceof Written.Items items)) {
                return problems.refuse(value.place(), value.kind() + " stands here; write a list: [ ... ]");
            }
            List<Located<T>> read = new ArrayList<>();
            for (Written written : items.values()) {
                T one = item.read(written, problems);
                if (one != null) {
                    read.add(new Located<>(written.place(), one));
                }
            }
            return read;
        };
    }
}
