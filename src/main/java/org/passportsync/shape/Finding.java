package org.passportsync.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.DocumentReader;
import org.passportsync.roster.DocumentWriter;
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

    private static final String KEPT = "findings";

    /** Keeps findings with the document of a part, until it is known whether it is anybody's. */
    static void keep(List<Finding> findings, DocumentWriter document) {
        if (!findings.isEmpty()) {
            document.add(KEPT, findings.stream().map(Finding::texts).toList());
        }
    }

    /** What was kept with a document. */
    public static List<Finding> kept(String document) {
        return DocumentReader.added(document, KEPT).stream().map(Finding::of).toList();
    }

    private List<String> texts() {
        return List.of(kind.name(), rule, attribute == null ? "" : attribute, value == null ? "" : value, message);
    }

    private static Finding of(List<String> texts) {
        return new Finding(
                IssueKind.valueOf(texts.get(0)),
                texts.get(1),
                stated(texts.get(2)),
                stated(texts.get(3)),
                texts.get(4));
    }

    private static @Nullable String stated(String text) {
        return text.isEmpty() ? null : text;
    }

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
