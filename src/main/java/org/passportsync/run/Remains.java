package org.passportsync.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is still kept of a run beside its row.
 *
 * @param journal its pages and staged rows, and with them what it found wrong where it was not committed
 * @param changes what it changes, record by record
 */
public record Remains(boolean journal, boolean changes) {

    /** Everything is. */
    public static final Remains ALL = new Remains(true, true);

    private static final String KEPT = "KEPT";

    static Remains of(String journal, String changes) {
        return new Remains(journal.equals(KEPT), changes.equals(KEPT));
    }

    /** Why a run can't be gone on with by what is left of it; null: that does not stand in the way. */
    public @Nullable String obstacle(long run) {
        return journal && changes ? null : "what run " + run + " has read is no longer kept (advanced.retention)";
    }

    /** Why its changes can't be listed; null: they can. */
    public @Nullable String withoutChanges(long run) {
        return changes
                ? null
                : "the changes of run " + run
                        + ", record by record, are no longer kept (advanced.retention.changes); its counts are";
    }

    /** What a person should know of it. */
    List<String> remarks(Run run) {
        List<String> remarks = new ArrayList<>();
        if (!journal) {
            remarks.add("its pages are no longer kept (advanced.retention.journal), so it can't be replayed");
        }
        Stream.ofNullable(withoutChanges(run.id())).forEach(remarks::add);
        Stream.ofNullable(withoutIssues(run)).forEach(remarks::add);
        return remarks;
    }

    /** Why the issues that it found can't be listed; null: they can, or never depended on its staged rows. */
    public @Nullable String withoutIssues(Run run) {
        return journal || run.committedAt() != null
                ? null
                : "what run " + run.id()
                        + " found wrong went with its staged rows (advanced.retention.journal), because it was not committed";
    }
}
