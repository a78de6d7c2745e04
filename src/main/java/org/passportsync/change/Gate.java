package org.passportsync.change;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.HoldThreshold;
import org.passportsync.connection.Limit;
import org.passportsync.connection.Operation;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldReason;

/** Decides whether a change set may go through: a pure function of counts, limits and proofs. */
public final class Gate {

    /** What a new school year replaces as a whole: while it is expected, its deletes have no limit. */
    private static final Set<EntityType> REPLACED =
            EnumSet.of(EntityType.CALENDAR, EntityType.COURSE, EntityType.CLASS, EntityType.ENROLLMENT);

    /** What may be empty between two school years. */
    private static final Set<EntityType> MAY_BE_EMPTY =
            EnumSet.of(EntityType.CALENDAR, EntityType.CLASS, EntityType.ENROLLMENT);

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

    /**
     * What else holds a run than limits.
     *
     * @param preview whether the admin wants to see every run, or this one
     * @param replay what pages the run takes and what it leaves out; null: it has asked the SIS
     * @param rollover whether a new school year is expected now
     * @param rekey what a change of the SIS ID prefix does; null: the prefix stays
     * @param unproven by entity: why its reading proves nothing
     * @param lostSchools by SIS ID: why the school counts as lost
     * @param rekeyed by entity: how many people or things come back under a new SIS ID
     * @param unread entities of which nothing was kept, and something is live only because it is frozen
     */
    public record Circumstances(
            boolean preview,
            @Nullable String replay,
            boolean rollover,
            @Nullable String rekey,
            Map<EntityType, String> unproven,
            Map<String, String> lostSchools,
            Map<EntityType, Long> rekeyed,
            Set<EntityType> unread) {}

    /** All reasons to hold, most serious first; none: the change set may go through. */
    public List<Hold> holds(List<Counting.Total> totals, List<Affected> affected, Circumstances around) {
        List<Hold> holds = new ArrayList<>();
        around.unproven().forEach((entity, why) -> holds.add(unproven(entity, why)));
        around.lostSchools().forEach((school, why) -> holds.add(lost(school, why)));
        totals.stream()
                .filter(total -> total.emptied() || around.unread().contains(total.entity()))
                .filter(total -> !leavesByDate(total.entity(), affected))
                .filter(total -> !around.rollover() || !MAY_BE_EMPTY.contains(total.entity()))
                .forEach(total -> holds.add(empty(total)));
        affected.stream()
                .filter(one -> !around.rollover() || !replaced(one))
                .forEach(one -> limit(one).ifPresent(holds::add));
        totals.forEach(total -> rekeyed(total, around).ifPresent(holds::add));
        addStated(holds, totals, around);
        return holds;
    }

    private static boolean replaced(Affected one) {
        return one.operation() == Operation.DELETE && REPLACED.contains(one.entity());
    }

    /** What holds a run without any number. */
    private static void addStated(List<Hold> holds, List<Counting.Total> totals, Circumstances around) {
        firstRun(totals).ifPresent(holds::add);
        if (around.rekey() != null) {
            holds.add(Hold.of(HoldReason.REKEY, null, around.rekey()));
        }
        if (around.replay() != null) {
            holds.add(Hold.of(HoldReason.REPLAY, null, around.replay()));
        }
        if (around.preview()) {
            holds.add(Hold.of(HoldReason.PREVIEW, null, "preview of data upload is on"));
        }
    }

    /** Where nothing is live of the connection yet, what it would change in the hub is what another put there. */
    private static Optional<Hold> firstRun(List<Counting.Total> totals) {
        List<String> changed = totals.stream()
                .filter(total -> total.before() == 0 && total.updates() + total.deletes() > 0)
                .map(total -> total.updates() + total.deletes() + " of "
                        + total.entity().key())
                .toList();
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(Hold.of(
                        HoldReason.FIRST_RUN,
                        null,
                        "what is uploaded for the first time would change what another connection put in the hub: "
                                + String.join(", ", changed)));
    }

    private static Hold unproven(EntityType entity, String why) {
        return Hold.of(
                HoldReason.INCOMPLETE_EXTRACT,
                entity,
                entity.key() + " was not proven complete, so nothing of it is deleted: " + why);
    }

    private static Hold lost(String school, String why) {
        String message = "school " + school + " is lost: " + why
                + "; its records are frozen. If it is meant to leave, take it"
                + " out of the mapping; else check what the credential may read";
        return new Hold(
                HoldReason.SCOPE_LOSS,
                EntityType.SCHOOL,
                null,
                school,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                message);
    }

    /** Whether all leave by their own dates: in summer every enrollment is over, and nothing is wrong. */
    private static boolean leavesByDate(EntityType entity, List<Affected> affected) {
        List<Affected> leaving = affected.stream()
                .filter(one -> one.entity() == entity && one.operation() == Operation.DELETE)
                .toList();
        return !leaving.isEmpty() && leaving.stream().allMatch(one -> one.counted() == 0);
    }

    /** Held whatever the limits: nothing is left of an entity that had live records, or only what is frozen. */
    private static Hold empty(Counting.Total total) {
        String left = total.emptied()
                ? " records would be left"
                : " records was kept from this upload, and " + total.after() + " stay only because they are frozen";
        return Hold.of(
                HoldReason.EMPTY_EXTRACT,
                total.entity(),
                "none of the " + total.before() + " live " + total.entity().key() + left
                        + "; check what the credential may read, and what was changed in mappings and rules");
    }

    /** Too many that are taken for the same under another SIS ID: they would hand on ids, and history, to others. */
    private Optional<Hold> rekeyed(Counting.Total total, Circumstances around) {
        long count = around.rekeyed().getOrDefault(total.entity(), 0L);
        Limit limit = threshold.rekeyLimit();
        boolean exceeded = count > 0
                && (limit.exceededInPercent(count, total.before(), threshold.floor()) || limit.exceededInCount(count));
        if (!exceeded) {
            return Optional.empty();
        }
        BigDecimal share = share(count, total.before());
        return Optional.of(new Hold(
                HoldReason.REKEY,
                total.entity(),
                Operation.UPDATE,
                null,
                count,
                total.before(),
                share,
                limit.percent(),
                limit.count() == null ? null : limit.count().longValue(),
                List.of(),
                count + " of " + total.before() + " live " + total.entity().key()
                        + " records would go on under a new SIS ID (" + share + " %); the limit is "
                        + (limit.percent() == null ? limit.count() + " records" : limit.percent() + " %")));
    }

    private Optional<Hold> limit(Affected one) {
        if (one.operation() == Operation.CREATE && one.of() == 0) {
            return Optional.empty();
        }
        Limit limit = one.school() == null
                ? threshold.limit(one.entity(), one.operation())
                : threshold.schoolLimit(one.operation());
        List<String> exceeded = new ArrayList<>();
        if (limit.exceededInPercent(one.counted(), one.of(), threshold.floor())) {
            exceeded.add(limit.percent() + " %");
        }
        if (limit.exceededInCount(one.counted())) {
            exceeded.add(limit.count() + " records");
        }
        return exceeded.isEmpty() ? Optional.empty() : Optional.of(hold(one, limit, String.join(" and ", exceeded)));
    }

    private static Hold hold(Affected one, Limit limit, String bound) {
        BigDecimal share = share(one.counted(), one.of());
        String place = one.school() == null ? "" : " at school " + one.school();
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
                List.of(),
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
