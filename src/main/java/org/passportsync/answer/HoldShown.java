package org.passportsync.answer;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Operation;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldCause;
import org.passportsync.run.HoldReason;

/**
 * One reason why a run is held.
 *
 * @param limit in percent where there is such a limit, else the count
 */
public record HoldShown(
        HoldReason reason,
        @Nullable String entity,
        @Nullable Operation operation,
        @Nullable String school,
        @Nullable Long count,
        @Nullable Long of,
        @Nullable BigDecimal percent,
        @Nullable BigDecimal limit,
        @Nullable Long limitCount,
        String message,
        List<CauseShown> causes) {

    /** Why some of the records change that a hold is about. */
    public record CauseShown(
            Cause cause, @Nullable String parent, @Nullable Cause parentCause, List<String> schools, long count) {

        static CauseShown of(HoldCause cause) {
            return new CauseShown(
                    cause.cause(), key(cause.parent()), cause.parentCause(), cause.schools(), cause.count());
        }
    }

    static HoldShown of(Hold hold) {
        return new HoldShown(
                hold.reason(),
                key(hold.entity()),
                hold.operation(),
                hold.school(),
                hold.count(),
                hold.of(),
                hold.percent(),
                limit(hold),
                hold.limitCount(),
                hold.message(),
                hold.causes().stream().map(CauseShown::of).toList());
    }

    private static @Nullable BigDecimal limit(Hold hold) {
        if (hold.limitPercent() != null) {
            return hold.limitPercent();
        }
        return hold.limitCount() == null ? null : BigDecimal.valueOf(hold.limitCount());
    }

    private static @Nullable String key(@Nullable EntityType entity) {
        return entity == null ? null : entity.key();
    }
}
