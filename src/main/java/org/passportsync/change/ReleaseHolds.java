package org.passportsync.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.passportsync.connection.HoldThreshold;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldReason;

/** Why a release is held: always, and with every limit that it exceeds as a fact beside it. */
public final class ReleaseHolds {

    private static final Gate.Circumstances NOTHING_ELSE =
            new Gate.Circumstances(false, null, false, null, Map.of(), Map.of(), Map.of(), Set.of());

    private final Gate gate;

    public ReleaseHolds(HoldThreshold threshold) {
        this.gate = new Gate(threshold);
    }

    /** The holds of what was counted, with causes; never none. */
    public List<Hold> of(Counting counting) {
        List<Counting.Total> totals = counting.totals();
        List<Hold> holds = new ArrayList<>();
        holds.add(Hold.of(HoldReason.PREVIEW, null, "a release always waits for approval"));
        holds.addAll(told(gate.holds(totals, counting.affected(), NOTHING_ELSE), totals));
        return counting.causes().explain(holds);
    }

    /** That nothing is left is what a release is for: it needs no advice about credentials. */
    private static List<Hold> told(List<Hold> holds, List<Counting.Total> totals) {
        Map<EntityType, Long> before =
                totals.stream().collect(Collectors.toMap(Counting.Total::entity, Counting.Total::before));
        return holds.stream()
                .map(hold -> hold.reason() == HoldReason.EMPTY_EXTRACT && hold.entity() != null
                        ? Hold.of(
                                HoldReason.EMPTY_EXTRACT,
                                hold.entity(),
                                "none of the " + before.get(hold.entity()) + " live "
                                        + hold.entity().key() + " records would be left")
                        : hold)
                .toList();
    }
}
