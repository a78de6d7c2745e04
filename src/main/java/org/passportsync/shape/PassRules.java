package org.passportsync.shape;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.FilterRule;
import org.passportsync.connection.FilterTest;
import org.passportsync.roster.Schema;

/** The filter rules of one entity or view, compiled: a record passes by any of them, and where there is none. */
final class PassRules {

    private final List<List<Condition>> rules;

    /** How conditions that compare an end date with today are taken. */
    enum Days {
        AS_THEY_ARE,
        /** As if the end were still to come: tells a record that time has put out from one that was never wanted. */
        END_STILL_TO_COME
    }

    /** One condition: the place of what it looks at, and what it asks of the value. */
    private record Condition(int slot, boolean ofEnd, Predicate<@Nullable Object> met) {}

    PassRules(List<FilterRule> rules, Schema schema, LocalDate today) {
        this.rules = rules.stream()
                .map(rule -> rule.where().stream()
                        .map(test -> condition(test, schema, today))
                        .toList())
                .toList();
    }

    /**
     * Says whether any rule lets a record pass.
     *
     * @param excused places of values that are known to be at fault: conditions on them count as met
     */
    boolean pass(@Nullable Object[] values, BitSet excused, Days days) {
        for (List<Condition> rule : rules) {
            if (met(rule, values, excused, days)) {
                return true;
            }
        }
        return rules.isEmpty();
    }

    private static boolean met(List<Condition> rule, @Nullable Object[] values, BitSet excused, Days days) {
        for (Condition condition : rule) {
            boolean taken = condition.slot >= 0 && excused.get(condition.slot)
                    || condition.ofEnd && days == Days.END_STILL_TO_COME;
            if (!taken && !condition.met.test(condition.slot < 0 ? null : values[condition.slot])) {
                return false;
            }
        }
        return true;
    }

    private static Condition condition(FilterTest test, Schema schema, LocalDate today) {
        boolean ofEnd = test.condition().dependsOnToday() && test.attribute().equals("endDate");
        return new Condition(schema.find(test.attribute()).orElse(-1), ofEnd, met(test, today));
    }

    private static Predicate<@Nullable Object> met(FilterTest test, LocalDate today) {
        String text = test.text() == null ? "" : test.text();
        String folded = folded(text);
        LocalDate day = test.date();
        return switch (test.condition()) {
            case CONTAINS_TEXT -> value -> contains(value, folded);
            case DOES_NOT_CONTAIN_TEXT -> value -> !contains(value, folded);
            case EQUALS_TEXT -> value -> Value.shown(value).contains(text);
            case IS_EMPTY -> PassRules::empty;
            case IS_NOT_EMPTY -> value -> !empty(value);
            case AFTER -> value -> day != null && value instanceof LocalDate date && date.isAfter(day);
            case BEFORE -> value -> day != null && value instanceof LocalDate date && date.isBefore(day);
            case EQUALS -> value -> value instanceof LocalDate date && date.equals(day);
            case IS_FUTURE -> value -> value instanceof LocalDate date && date.isAfter(today);
            case IS_PAST -> value -> value instanceof LocalDate date && date.isBefore(today);
        };
    }

    private static boolean empty(@Nullable Object value) {
        return value == null || value instanceof List<?> list && list.isEmpty();
    }

    private static boolean contains(@Nullable Object value, String folded) {
        for (String one : Value.shown(value)) {
            if (folded(one).contains(folded)) {
                return true;
            }
        }
        return false;
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
