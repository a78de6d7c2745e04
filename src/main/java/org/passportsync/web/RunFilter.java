package org.passportsync.web;

import org.jspecify.annotations.Nullable;
import org.passportsync.change.ChangeList;
import org.passportsync.connection.Operation;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.IssueKind;
import org.passportsync.run.Run;
import org.passportsync.staging.IssueList;

/**
 * Which part of a run's lists is shown.
 *
 * @param after the cursor of the page of changes before; issuesAfter that of issues
 * @param unmasked whether personal data is asked for
 * @param still whether the page is not to load itself again
 */
record RunFilter(
        @Nullable String entity,
        @Nullable String operation,
        @Nullable String school,
        @Nullable String cause,
        @Nullable String after,
        @Nullable String kind,
        @Nullable String issuesAfter,
        @Nullable String unmasked,
        @Nullable String still) {

    private static final int CHANGES = 25;
    private static final int ISSUES = 20;

    ChangeList.Wanted changes() {
        return new ChangeList.Wanted(
                Choice.among(entity, EntityType.values(), EntityType::key),
                Choice.among(operation, Operation.values(), Operation::name),
                Choice.text(school),
                Choice.among(cause, Cause.values(), Cause::name));
    }

    ChangeList.Extent changesExtent() {
        return new ChangeList.Extent(
                after == null ? null : ChangeList.Cursor.read(after).orElse(null), CHANGES);
    }

    IssueList.Wanted issues() {
        return new IssueList.Wanted(null, Choice.among(kind, IssueKind.values(), IssueKind::name));
    }

    IssueList.Extent issuesExtent(Run run) {
        boolean fits = issuesAfter != null && IssueList.fits(run, issuesAfter);
        return new IssueList.Extent(fits ? issuesAfter : null, ISSUES);
    }

    public boolean personal() {
        return "true".equals(unmasked);
    }

    public boolean frozen() {
        return still != null;
    }

    /** The same page with the changes behind a cursor. */
    String changesAfter(Run run, String cursor) {
        return link(run).with("after", cursor).at("changes");
    }

    /** The same page with the issues behind a cursor. */
    String issuesAfter(Run run, String cursor) {
        return link(run).with("issuesAfter", cursor).at("issues");
    }

    private PageLink link(Run run) {
        return PageLink.to("/runs/" + run.id())
                .with("entity", entity)
                .with("operation", operation)
                .with("school", school)
                .with("cause", cause)
                .with("kind", kind)
                .with("unmasked", unmasked);
    }
}
