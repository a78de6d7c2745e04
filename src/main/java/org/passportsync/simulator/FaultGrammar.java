package org.passportsync.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads faults from their text; the grammar is told at {@link Fault}. */
final class FaultGrammar {

    private static final Pattern FAULT =
            Pattern.compile("([a-z0-9-]+)(?:=([^@#]*))?(?:@([A-Za-z,]+))?(?:#([0-9]{1,12})(?::([0-9]{1,12}))?)?");
    private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,12})(?::([0-9]{1,12}))?");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s)");

    private final List<Fault> faults = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private FaultGrammar() {}

    static Fault.Reading read(List<String> written) {
        FaultGrammar grammar = new FaultGrammar();
        written.forEach(grammar::readOne);
        return grammar.problems.isEmpty()
                ? new Fault.Reading.Readable(List.copyOf(grammar.faults))
                : new Fault.Reading.Unreadable(List.copyOf(grammar.problems));
    }

    private void readOne(String written) {
        Matcher parts = FAULT.matcher(written.strip());
        Optional<FaultName> name = parts.matches() ? FaultName.named(parts.group(1)) : Optional.empty();
        if (name.isEmpty()) {
            problem(written, "is no fault. Faults are " + names());
            return;
        }
        Set<Target> resources = resources(name.get(), parts.group(3));
        if (resources.isEmpty()) {
            problem(written, "names a resource that is none of " + Target.names());
            return;
        }
        long from = parts.group(4) == null ? 1 : Long.parseLong(parts.group(4));
        long to = parts.group(5) == null ? Long.MAX_VALUE : Long.parseLong(parts.group(5));
        Fault.Scope scope = new Fault.Scope(resources, from, to);
        String value = parts.group(2) == null ? "" : parts.group(2);
        valued(name.get(), value, scope).ifPresentOrElse(faults::add, () -> problem(written, wanted(name.get())));
    }

    private static Optional<Fault> valued(FaultName name, String value, Fault.Scope scope) {
        return switch (name.value()) {
            case NONE -> value.isEmpty() ? fault(name, List.of(), scope) : Optional.empty();
            case COUNT -> numbers(value, 1, 1).flatMap(found -> fault(name, found, scope));
            case COUNT_OR_NONE ->
                value.isEmpty()
                        ? fault(name, List.of(), scope)
                        : numbers(value, 1, 0).flatMap(found -> fault(name, found, scope));
            case COUNT_AND_SECONDS -> numbers(value, 2, 1).flatMap(found -> fault(name, found, scope));
            case RANGE ->
                numbers(value, 2, 1).filter(found -> found.size() == 2).flatMap(found -> fault(name, found, scope));
            case DURATION -> duration(value).flatMap(found -> fault(name, List.of(found), scope));
            case TEXT -> value.isEmpty() ? Optional.empty() : text(name, value, scope);
            case TEXT_OR_NONE -> text(name, value, scope);
            case RESOURCE ->
                Target.named(value).isEmpty()
                        ? Optional.empty()
                        : fault(name, List.of(), new Fault.Scope(Target.named(value), scope.from(), scope.to()));
            case ODDITY -> OddRow.named(value).isEmpty() ? Optional.empty() : text(name, value, scope);
            case GRANT -> NativeTokens.OFFERED.contains(value) ? text(name, value, scope) : Optional.empty();
        };
    }

    private static Optional<Fault> fault(FaultName name, List<Long> numbers, Fault.Scope scope) {
        return Optional.of(new Fault(name, numbers, "", scope));
    }

    private static Optional<Fault> text(FaultName name, String value, Fault.Scope scope) {
        return Optional.of(new Fault(name, List.of(), value, scope));
    }

    private static Optional<List<Long>> numbers(String value, int most, long least) {
        Matcher numbers = NUMBERS.matcher(value);
        if (!numbers.matches() || Long.parseLong(numbers.group(1)) < least) {
            return Optional.empty();
        }
        if (numbers.group(2) == null) {
            return Optional.of(List.of(Long.valueOf(numbers.group(1))));
        }
        return most < 2
                ? Optional.empty()
                : Optional.of(List.of(Long.valueOf(numbers.group(1)), Long.valueOf(numbers.group(2))));
    }

    private static Optional<Long> duration(String value) {
        Matcher duration = DURATION.matcher(value);
        return duration.matches()
                ? Optional.of(
                        Long.parseLong(duration.group(1)) * (duration.group(2).equals("s") ? 1000 : 1))
                : Optional.empty();
    }

    /** The collections that are named; none where one of them is unknown. */
    private static Set<Target> resources(FaultName name, @Nullable String written) {
        if (written == null) {
            return name == FaultName.MOVING ? MovingRows.USUAL : Set.copyOf(Target.ALL);
        }
        Set<Target> found = new LinkedHashSet<>();
        for (String one : written.split(",")) {
            Set<Target> named = Target.named(one);
            if (named.isEmpty()) {
                return Set.of();
            }
            found.addAll(named);
        }
        return found;
    }

    private static String wanted(FaultName name) {
        String form = switch (name.value()) {
            case NONE -> "takes no value";
            case COUNT -> "needs a number from 1";
            case COUNT_OR_NONE -> "takes a number or nothing";
            case COUNT_AND_SECONDS -> "needs a number from 1, and may have a second one after a colon";
            case RANGE -> "needs two numbers, FROM:TO, from 1";
            case DURATION -> "needs a time such as 100ms or 2s";
            case TEXT, TEXT_OR_NONE -> "needs a text";
            case RESOURCE -> "needs one of " + Target.names();
            case ODDITY -> "needs one of " + OddRow.names();
            case GRANT -> "needs one of " + String.join(", ", NativeTokens.OFFERED);
        };
        return form + ", as in " + name.text() + "=...";
    }

    private void problem(String written, String what) {
        problems.add("Fault '" + written + "' " + what + ".");
    }

    private static String names() {
        return Arrays.stream(FaultName.values()).map(FaultName::text).collect(Collectors.joining(", "));
    }
}
