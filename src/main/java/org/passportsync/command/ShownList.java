package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.change.ChangeList;
import org.passportsync.connection.Operation;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.IssueKind;
import org.passportsync.run.Run;
import org.passportsync.staging.IssueList;

/**
 * Which page of which list is shown.
 *
 * @param narrowing the parameters that narrow the list, to be given again for its next page
 */
record ShownList(
        ChangeList.Wanted changes,
        IssueList.Wanted issues,
        int limit,
        @Nullable String after,
        List<String> narrowing) {

    private static final int USUAL = 50;
    private static final int LONGEST = 1000;
    private static final List<String> NARROWING = List.of("entity", "operation", "school", "cause", "kind", "limit");

    static ShownList read(Pairs pairs) {
        EntityType entity = pairs.among("entity", EntityType.values(), EntityType::key);
        Operation operation = pairs.among("operation", Operation.values(), Operation::name);
        Cause cause = pairs.among("cause", Cause.values(), Cause::name);
        IssueKind kind = pairs.among("kind", IssueKind.values(), IssueKind::name);
        Long limit = pairs.number("limit");
        List<String> narrowing = new ArrayList<>();
        for (String key : NARROWING) {
            String value = pairs.text(key);
            if (value != null) {
                narrowing.add(key + "=" + value);
            }
        }
        return new ShownList(
                new ChangeList.Wanted(entity, operation, pairs.text("school"), cause),
                new IssueList.Wanted(entity, kind),
                limit == null ? USUAL : (int) Math.min(limit, LONGEST),
                pairs.text("after"),
                narrowing);
    }

    /** Why the cursor can't belong to the list of this run; null where it can. */
    @Nullable
    String misfit(Run run, boolean ofChanges, boolean ofIssues) {
        if (after == null) {
            return null;
        }
        boolean fits = ofChanges && ChangeList.Cursor.read(after).isPresent() || ofIssues && IssueList.fits(run, after);
        return fits ? null : "after=" + after + " is no place in this list; write what the page before says";
    }

    /** The words of the command for the next page. */
    String[] next(Run run, String option, String cursor) {
        List<String> words = new ArrayList<>(List.of("show", "run=" + run.id(), option));
        words.addAll(narrowing);
        words.add("after=" + cursor);
        return words.toArray(String[]::new);
    }
}
