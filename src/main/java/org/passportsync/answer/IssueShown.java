package org.passportsync.answer;

import org.jspecify.annotations.Nullable;
import org.passportsync.roster.Issue;
import org.passportsync.roster.IssueKind;
import org.passportsync.staging.IssueList;

/**
 * Something that was found wrong with a record.
 *
 * @param value masked, as it is kept
 * @param page of which slice it was read on
 * @param openedRun the run that first found it
 */
public record IssueShown(
        @Nullable String entity,
        @Nullable String sisId,
        IssueKind kind,
        String stage,
        String rule,
        @Nullable String attribute,
        @Nullable String value,
        String message,
        @Nullable String page,
        long openedRun) {

    public static IssueShown of(IssueList.Found found) {
        Issue issue = found.issue();
        return new IssueShown(
                issue.entity() == null ? null : issue.entity().key(),
                issue.sisId(),
                issue.kind(),
                issue.stage(),
                issue.rule(),
                issue.attribute(),
                issue.value(),
                issue.message(),
                issue.page(),
                found.openedRun());
    }
}
