package org.passportsync.change;

import static org.passportsync.roster.EntityType.STUDENT;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passportsync.change.Gate.Affected;
import org.passportsync.connection.HoldThreshold;
import org.passportsync.connection.Limit;
import org.passportsync.connection.Operation;
import org.passportsync.connection.OperationLimits;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Hold;

/** Changes, totals and circumstances as a gate meets them. */
abstract class GateSamples {

    static final Gate.Circumstances ORDINARY = around(false, false);

    /** An {@link Affected} that a test goes on writing. */
    record Sample(Affected affected) {
        Sample of(EntityType entity) {
            return new Sample(
                    new Affected(entity, affected.school(), affected.operation(), affected.counted(), affected.of()));
        }

        Sample at(String school) {
            return new Sample(
                    new Affected(affected.entity(), school, affected.operation(), affected.counted(), affected.of()));
        }
    }

    static Sample affected(Operation operation, long counted, long of) {
        return new Sample(new Affected(STUDENT, null, operation, counted, of));
    }

    static List<Hold> hold(HoldThreshold threshold, Sample... affected) {
        return new Gate(threshold)
                .holds(List.of(), Arrays.stream(affected).map(Sample::affected).toList(), ORDINARY);
    }

    static HoldThreshold perSchool(OperationLimits limits) {
        return new HoldThreshold.Limits(OperationLimits.UNSAID, Map.of(), limits, Limit.NONE, 5);
    }

    static Counting.Total total(EntityType entity, long deletes, long before, long after) {
        return new Counting.Total(entity, 0, 0, deletes, before, after);
    }

    static Gate.Circumstances around(boolean preview, boolean rollover) {
        return new Gate.Circumstances(preview, null, rollover, null, Map.of(), Map.of(), Map.of(), Set.of());
    }
}
