package org.passportsync.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Action;
import org.passportsync.connection.Requirement;
import org.passportsync.roster.AttributeKind;
import org.passportsync.roster.AttributeSpec;
import org.passportsync.roster.IssueKind;
import org.passportsync.roster.Schema;

/** One requirement of one attribute, compiled. One serves one thread. */
final class Asked {

    private final AttributeSpec attribute;
    private final int slot;
    private final ValueCheck check;
    private final Action action;
    private final @Nullable Object given;

    Asked(Requirement rule, Schema schema) {
        this.slot = schema.find(rule.attribute()).orElse(-1);
        this.attribute = slot < 0 ? AttributeSpec.custom(rule.attribute(), AttributeKind.TEXT) : schema.attribute(slot);
        this.check = ValueCheck.of(rule.check());
        this.action = rule.action();
        this.given = rule.value() == null ? null : Value.given(attribute, rule.value());
    }

    /** The attribute's place among the values; behind them all where this connection does not feed it. */
    int place() {
        return slot < 0 ? Short.MAX_VALUE : slot;
    }

    /** Judges one record; null: it is as it is wanted, or was made so. */
    @Nullable
    Broken judge(@Nullable Object[] values) {
        Object value = slot < 0 ? null : values[slot];
        boolean missing = value == null || value instanceof List<?> list && list.isEmpty();
        if (check.forPresence()) {
            return missing ? miss(values) : null;
        }
        String offence = missing || action == Action.IGNORE ? null : check.offence(value);
        return offence == null ? null : new Broken(this, Masking.of(attribute, offence));
    }

    private @Nullable Broken miss(@Nullable Object[] values) {
        return switch (action) {
            case IGNORE -> null;
            case FLAG, SKIP -> new Broken(this, null);
            case DEFAULT -> {
                values[slot] = given;
                yield null;
            }
        };
    }

    /**
     * A requirement that a record does not meet. What becomes of the record is known once all were asked.
     *
     * @param shown the value at fault, masked where it is personal; null where it is missing
     */
    record Broken(Asked asked, @Nullable String shown) {

        /** Whether the record is not taken because of it. */
        boolean drops() {
            return asked.action == Action.SKIP;
        }

        /** The rule's name in issues. */
        String rule() {
            return asked.check.name();
        }

        /** What is told of it, with what becomes of the record. */
        Finding finding(Outcome outcome) {
            String attribute = asked.attribute.name();
            String named = shown == null ? attribute : attribute + " " + shown;
            return new Finding(
                    drops() ? IssueKind.SKIPPED : IssueKind.ERROR,
                    rule(),
                    attribute,
                    shown,
                    named + " " + asked.check.inWords() + outcome.words());
        }
    }
}
