package org.passportsync.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.OrderNote;

/** Parameters given as {@code key=value}; gathers everything that is wrong with them. */
final class Pairs {

    private final List<String> forms;
    private final Map<String, String> given = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Pairs(List<String> forms) {
        this.forms = forms;
    }

    /** Reads parameters of which those in {@code forms} are valid, each form like {@code run=ID}. */
    static Pairs read(List<String> parameters, String... forms) {
        Pairs pairs = new Pairs(List.of(forms));
        parameters.forEach(pairs::take);
        return pairs;
    }

    private void take(String parameter) {
        int equals = parameter.indexOf('=');
        String key = equals < 0 ? parameter : parameter.substring(0, equals);
        String form = form(key);
        if (form == null) {
            problems.add("unknown parameter \"" + key + "\"; leave it out");
        } else if (equals < 0 || parameter.substring(equals + 1).isBlank()) {
            problems.add(key + " has no value; write " + form);
            given.putIfAbsent(key, "");
        } else if (given.put(key, parameter.substring(equals + 1).strip()) != null) {
            problems.add(key + " is given twice; write it once");
        }
    }

    private @Nullable String form(String key) {
        return forms.stream()
                .filter(form -> form.startsWith(key + "=") && !key.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** A text; null where it is not given. */
    @Nullable
    String text(String key) {
        String value = given.get(key);
        return value == null || value.isEmpty() ? null : value;
    }

    /** What is noted with an order; null where it is not given. */
    @Nullable
    String note() {
        String note = text("note");
        String problem = OrderNote.problem(note);
        if (problem != null) {
            refuse(problem);
        }
        return note;
    }

    /** A text that must be given. */
    String required(String key) {
        if (!given.containsKey(key)) {
            problems.add(key + " is missing; write " + form(key));
        }
        return given.getOrDefault(key, "");
    }

    /** The number of a run that must be given. */
    long run() {
        return id("run");
    }

    /** A number that must be given. */
    long id(String key) {
        String value = required(key);
        return value.isEmpty() ? 0 : number(key, value);
    }

    /** A number from 1 on; null where it is not given. */
    @Nullable
    Long number(String key) {
        String value = text(key);
        return value == null ? null : Long.valueOf(number(key, value));
    }

    private long number(String key, String value) {
        if (value.matches("[1-9][0-9]{0,17}")) {
            return Long.parseLong(value);
        }
        problems.add(key + "=" + value + " is not valid; write a whole number like 7");
        return 0;
    }

    /** One of some values, found by their names; null where it is not given. */
    <T> @Nullable T among(String key, T[] values, Function<T, String> name) {
        String value = text(key);
        if (value == null) {
            return null;
        }
        Optional<T> found = Arrays.stream(values)
                .filter(one -> name.apply(one).equals(value))
                .findFirst();
        if (found.isEmpty()) {
            refuse(key + "=" + value + " is not valid; write one of "
                    + String.join(", ", Arrays.stream(values).map(name).toList()));
        }
        return found.orElse(null);
    }

    /** Notes a problem that only the command can see. */
    void refuse(String problem) {
        problems.add(problem);
    }

    /** What the command does, if nothing is wrong. */
    Prepared then(Supplier<Prepared> prepared) {
        if (problems.isEmpty()) {
            return prepared.get();
        }
        List<String> all = new ArrayList<>(problems);
        all.add("valid parameters are: " + String.join(", ", forms));
        return new Prepared.Wrong(all);
    }
}
