package org.passportsync.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Action;
import org.passportsync.connection.Requirement;
import org.passportsync.connection.StaleRecords;
import org.passportsync.roster.AttributeKind;
import org.passportsync.roster.AttributeSpec;
import org.passportsync.roster.IssueKind;
import org.passportsync.roster.Schema;

/** One requirement of one attribute, compiled. One serves one thread. */
final class Asked {

    private static final String KEPT = "; the record is kept";
    private static final String STAYS = "; the record is not taken, and what is live of it stays";
    private static final String LEAVES = "; the record is not taken, and what is live of it leaves";

    private final AttributeSpec attribute;
    private final int slot;
    private final ValueCheck check;
    private final Action action;
    private final @Nullable Object given;
    private final String outcome;

    Asked(Requirement rule, Schema schema, StaleRecords stale) {
        this.slot = schema.find(rule.attribute()).orElse(-1);
        this.attribute = slot < 0 ? AttributeSpec.custom(rule.attribute(), AttributeKind.TEXT) : schema.attribute(slot);
        this.check = ValueCheck.of(rule.check());
        this.action = rule.action();
        this.outcome = action != Action.SKIP ? KEPT : stale == StaleRecords.DELETE ? LEAVES : STAYS;
        this.given = rule.value() == null ? null : Value.given(attribute, rule.value());
    }

    /** The rule's name in issues. */
    String rule() {
        return check.name();
    }

    /** The attribute's place among the values; behind them all where this connection does not feed it. */
    int place() {
        return slot < 0 ? Short.MAX_VALUE : slot;
    }

    /** Judges one record, noting what is wrong; says whether the record is skipped for it. */
    boolean judge(@Nullable Object[] values, List<Finding> findings) {
        Object value = slot < 0 ? null : values[slot];
        boolean missing = value == null || value instanceof List<?> list && list.isEmpty();
        if (check.forPresence()) {
            return missing && miss(values, findings);
        }
        String offence = missing || action == Action.IGNORE ? null : check.offence(value);
        if (offence != null) {
            findings.add(finding(offence));
        }
        return offence != null && action == Action.SKIP;
    }

    private boolean miss(@Nullable Object[] values, List<Finding> findings) {
        switch (action) {
            case IGNORE -> {}
            case FLAG, SKIP -> findings.add(finding(null));
            case DEFAULT -> values[slot] = given;
        }
        return action == Action.SKIP;
    }

    /** The same about a record that is not kept, because it broke another rule. */
    static Finding ofNoneKept(Finding finding) {
        String told = finding.message();
        return told.endsWith(KEPT)
                ? new Finding(
                        finding.kind(),
                        finding.rule(),
                        finding.attribute(),
                        finding.value(),
                        told.substring(0, told.length() - KEPT.length()))
                : finding;
    }

    private Finding finding(@Nullable String offence) {
        String shown = offence == null ? null : Masking.of(attribute, offence);
        String named = shown == null ? attribute.name() : attribute.name() + " " + shown;
        return new Finding(
                action == Action.SKIP ? IssueKind.SKIPPED : IssueKind.ERROR,
                check.name(),
                attribute.name(),
                shown,
                named + " " + check.inWords() + outcome);
    }
}
