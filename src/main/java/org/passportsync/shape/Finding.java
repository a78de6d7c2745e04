package org.passportsync.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.IssueKind;

/**
 * What is wrong with one value of a record.
 *
 * @param value already masked where the attribute is personal
 */
public record Finding(
        IssueKind kind,
        String rule,
        @Nullable String attribute,
        @Nullable String value,
        String message) {

    /** What tells a record with these findings from one without; empty where there are none. */
    public static String beside(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(finding.kind)
                    .append(' ')
                    .append(finding.rule)
                    .append(' ')
                    .append(finding.message)
                    .append('\n');
        }
        return text.toString();
    }
}
