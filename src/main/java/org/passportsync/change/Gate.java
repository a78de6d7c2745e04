package org.passportsync.change;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /**
     * What else holds a run than limits.
     *
     * @param preview whether the admin wants to see every run, or this one
     * @param unproven by entity: why its reading proves nothing
     * @param lostSchools by SIS ID: why the school counts as lost
     */
    public record Circumstances(
            boolean preview,
            boolean replay,
            boolean firstRun,
            Map<EntityType, String> unproven,
            Map<String, String> lostSchools) {}

    /** All reasons to hold, most serious first; none: the change set may go through. */
    public List<Hold> holds(List<Counting.Total> totals, List<Affected> affected, Circumstances around) {
        List<Hold> holds = new ArrayList<>();
        around.unproven()
                .forEach((entity, why) -> holds.add(Hold.of(
                        HoldReason.INCOMPLETE_EXTRACT,
                        entity,
                        entity.key() + " was not proven complete, so nothing of it is deleted: " + why)));
        around.lostSchools()
                .forEach((school, why) -> holds.add(new Hold(
                        HoldReason.SCOPE_LOSS,
                        EntityType.SCHOOL,
                        null,
                        school,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "school " + school + " is lost: " + why
                                + "; its records are frozen. If it is meant to leave, take it"
                                + " out of the mapping; else check what the credential may read")));
        totals.stream()
                .filter(Counting.Total::emptied)
                .filter(total -> losesBeforeItsDate(total.entity(), affected))
                .forEach(total -> holds.add(empty(total.entity(), total.before())));
        holds.addAll(limits(affected));
        if (around.firstRun() && totals.stream().anyMatch(total -> total.updates() + total.deletes() > 0)) {
            holds.add(Hold.of(
                    HoldReason.FIRST_RUN, null, "the first run would change what another connection put in the hub"));
        }
        if (around.replay()) {
            holds.add(Hold.of(HoldReason.REPLAY, null, "a replay always waits for approval"));
        }
        if (around.preview()) {
            holds.add(Hold.of(HoldReason.PREVIEW, null, "preview of data upload is on"));
        }
        return holds;
    }

    /** Whether a record leaves that does not leave by its own date: in summer every enrollment is over, and nothing is wrong. */
    private static boolean losesBeforeItsDate(EntityType entity, List<Affected> affected) {
        return affected.stream()
                .anyMatch(one -> one.entity() == entity && one.operation() == Operation.DELETE && one.counted() > 0);
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
