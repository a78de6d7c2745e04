package org.passportsync.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Operation;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldCause;
import org.passportsync.run.HoldReason;

/** Explains the holds that count records: which of them change why. A pure function of the causes that were found. */
public final class HoldCauses {

    private static final Comparator<HoldCause> ORDER = Comparator.comparingLong(HoldCause::count)
            .reversed()
            .thenComparing(HoldCause::cause)
            .thenComparing(HoldCause::parent, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(HoldCause::parentCause, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final List<Found> found;

    public HoldCauses(List<Found> found) {
        this.found = List.copyOf(found);
    }

    /**
     * Records of one entity at one school that change for one reason.
     *
     * @param school empty where they belong to none
     * @param mapping the school whose mapping was removed; null: none was
     * @param counted whether they count toward limits
     */
    public record Found(
            EntityType entity,
            String school,
            Operation operation,
            Why why,
            @Nullable String mapping,
            boolean counted,
            long changes) {}

    /** A cause, with the entity that left first and its cause, where it is known. */
    public record Why(
            Cause cause,
            @Nullable EntityType parent,
            @Nullable Cause parentCause) {}

    /** The same holds, with causes where records are counted. */
    public List<Hold> explain(List<Hold> holds) {
        return holds.stream().map(this::explain).toList();
    }

    private Hold explain(Hold hold) {
        boolean counts = hold.reason() == HoldReason.LIMIT || hold.reason() == HoldReason.EMPTY_EXTRACT;
        return counts ? hold.because(causes(hold)) : hold;
    }

    private List<HoldCause> causes(Hold hold) {
        Map<Why, Sum> sums = new LinkedHashMap<>();
        found.stream()
                .filter(one -> concerns(one, hold))
                .forEach(one -> sums.computeIfAbsent(one.why(), _ -> new Sum()).add(one));
        List<HoldCause> causes = new ArrayList<>();
        sums.forEach((why, sum) -> causes.add(
                new HoldCause(why.cause(), why.parent(), why.parentCause(), List.copyOf(sum.schools), sum.changes)));
        causes.sort(ORDER);
        return causes;
    }

    /** An entity that is emptied is explained with everything that leaves; a limit with what counts toward it. */
    private static boolean concerns(Found one, Hold hold) {
        Operation operation = hold.operation() == null ? Operation.DELETE : hold.operation();
        return one.entity() == hold.entity()
                && one.operation() == operation
                && (hold.school() == null || hold.school().equals(one.school()))
                && (one.counted() || hold.reason() == HoldReason.EMPTY_EXTRACT);
    }

    private static final class Sum {
        private final TreeSet<String> schools = new TreeSet<>();
        private long changes;

        void add(Found one) {
            changes += one.changes();
            if (one.mapping() != null) {
                schools.add(one.mapping());
            }
        }
    }
}
