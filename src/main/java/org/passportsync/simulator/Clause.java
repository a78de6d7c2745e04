package org.passportsync.simulator;

import java.util.List;
import java.util.Locale;

/** One comparison of a filter: a dotted field, a predicate, and the text it is compared with. */
record Clause(String field, Predicate predicate, String value) {

    /** The predicates of the OneRoster documents; {@code ~} is "contains", without regard to case. */
    enum Predicate {
        NOT_EQUAL("!="),
        AT_LEAST(">="),
        AT_MOST("<="),
        EQUAL("="),
        MORE(">"),
        LESS("<"),
        CONTAINS("~");

        final String sign;

        Predicate(String sign) {
            this.sign = sign;
        }
    }

    boolean holds(RowFields row) {
        List<String> found = row.all(field);
        return predicate == Predicate.NOT_EQUAL
                ? found.stream().noneMatch(value::equals)
                : found.stream().anyMatch(this::holds);
    }

    private boolean holds(String found) {
        return switch (predicate) {
            case EQUAL -> found.equals(value);
            case NOT_EQUAL -> !found.equals(value);
            case MORE -> found.compareTo(value) > 0;
            case LESS -> found.compareTo(value) < 0;
            case AT_LEAST -> found.compareTo(value) >= 0;
            case AT_MOST -> found.compareTo(value) <= 0;
            case CONTAINS -> found.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
        };
    }
}
