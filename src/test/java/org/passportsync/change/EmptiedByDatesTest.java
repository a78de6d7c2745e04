package org.passportsync.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.connection.Operation.DELETE;
import static org.passportsync.roster.EntityType.ENROLLMENT;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passportsync.change.Gate.Affected;
import org.passportsync.connection.HoldThreshold;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldReason;

/** An entity of which nothing is left is held, unless all of it is over by its own dates. */
class EmptiedByDatesTest {

    @Test
    void what_leaves_by_its_dates_at_every_school_is_not_held() {
        assertThat(emptied(0, 0)).isEmpty();
    }

    @Test
    void what_leaves_by_its_dates_at_one_school_only_is_held() {
        assertThat(emptied(5, 0)).extracting(Hold::reason).containsExactly(HoldReason.EMPTY_EXTRACT);
    }

    /** All five leave at one school, and all three at another: so many of each count. */
    private static List<Hold> emptied(int here, int there) {
        return new Gate(new HoldThreshold.None())
                .holds(
                        List.of(new Counting.Total(ENROLLMENT, 0, 0, 8, 8, 0)),
                        List.of(
                                new Affected(ENROLLMENT, null, DELETE, here + there, 8),
                                new Affected(ENROLLMENT, "101", DELETE, here, 5),
                                new Affected(ENROLLMENT, "205", DELETE, there, 3)),
                        new Gate.Circumstances(false, null, false, null, Map.of(), Map.of(), Map.of(), Set.of()));
    }
}
