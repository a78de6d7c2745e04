package org.passportsync.change;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.HoldThreshold;
import org.passportsync.connection.Limit;
import org.passportsync.connection.Operation;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldReason;

/** Decides whether a change set may go through: a pure function of counts, limits and proofs. */
public final class Gate {

    private final HoldThreshold threshold;

    public Gate(HoldThreshold threshold) {
        this.threshold = threshold;
    }

    /**
     * What a run would do to one entity, at one school or in all.
     *
     * @param school null for the whole connection
     * @param counted changes that count toward limits
     * @param of live records before the run
     */
    public record Affected(EntityType entity, @Nullable String school, Operation operation, long counted, long of) {}

    /** The limits that the change set exceeds. */
    public List<Hold> limits(List<Affected> affected) {
        List<Hold> holds = new ArrayList<>();
        affected.forEach(one -> limit(one).ifPresent(holds::add));
        return holds;
    }

    /** Held whatever the limits: nothing is left of an entity that had live records. */
    public static Hold empty(EntityType entity, long before) {
        return Hold.of(
                HoldReason.EMPTY_EXTRACT,
                entity,
                "the SIS sent no " + entity.key() + " at all, and " + before
                        + " are live; check what the credential may read");
    }

    private Optional<Hold> limit(Affected one) {
        if (one.operation() == Operation.CREATE && one.of() == 0) {
            return Optional.empty();
        }
        Limit limit = one.school() == null
                ? threshold.limit(one.entity(), one.operation())
                : threshold.schoolLimit(one.operation());
        boolean percent = limit.exceededInPercent(one.counted(), one.of(), threshold.floor());
        boolean count = limit.exceededInCount(one.counted());
        return percent || count ? Optional.of(hold(one, limit, percent)) : Optional.empty();
    }

    private static Hold hold(Affected one, Limit limit, boolean percent) {
        BigDecimal share = share(one.counted(), one.of());
        String place = one.school() == null ? "" : " at school " + one.school();
        String bound = percent ? limit.percent() + " %" : limit.count() + " records";
        String message =
                one.counted() + " of " + one.of() + " live " + one.entity().key() + " records" + place + " would be "
                        + verb(one.operation()) + " (" + share + " %); the limit is " + bound;
        return new Hold(
                HoldReason.LIMIT,
                one.entity(),
                one.operation(),
                one.school(),
                one.counted(),
                one.of(),
                share,
                limit.percent(),
                limit.count() == null ? null : limit.count().longValue(),
                message);
    }

    private static String verb(Operation operation) {
        return switch (operation) {
            case CREATE -> "created";
            case UPDATE -> "updated";
            case DELETE -> "deleted";
        };
    }

    private static BigDecimal share(long counted, long of) {
        if (of == 0) {
            return BigDecimal.valueOf(100);
        }
        return BigDecimal.valueOf(counted * 100).divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_UP);
    }
}
