package org.passportsync.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Operation;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.IssueKind;

/**
 * Everything that is told of a run: to people as tables, to programs as JSON.
 *
 * @param worked how long processes have worked on it; null: nobody knows
 * @param totals one row an entity
 * @param schools one row an entity and school where something would change
 * @param unused settings of the definition that this program does not act on yet
 * @param remarks what else a person should know, for example that a resource was refused
 */
public record RunReport(
        Run run,
        @Nullable Duration worked,
        List<Hold> holds,
        List<Row> totals,
        List<Row> schools,
        List<CauseCount> causes,
        Map<IssueKind, Long> issues,
        List<String> unused,
        List<String> remarks) {

    /** Counts of one entity, at one school or (school empty) at all. */
    public record Row(
            EntityType entity,
            String school,
            long read,
            long kept,
            long heldBack,
            long outOfScope,
            long ended,
            long creates,
            long updates,
            long deletes,
            long withheld,
            long unchanged,
            long liveBefore,
            long liveAfter) {}

    /** How many changes have a cause. */
    public record CauseCount(EntityType entity, Operation operation, Cause cause, long changes) {}

    /** What would leave, or has left; withheld deletes aside. */
    public long deletes() {
        return totals.stream().mapToLong(Row::deletes).sum();
    }
}
