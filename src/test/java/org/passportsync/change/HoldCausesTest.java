package org.passportsync.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.connection.Operation.DELETE;
import static org.passportsync.roster.EntityType.CLASS;
import static org.passportsync.roster.EntityType.STUDENT;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.HoldThreshold;
import org.passportsync.connection.Limit;
import org.passportsync.connection.OperationLimits;
import org.passportsync.roster.Cause;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldCause;

/** Why there is a hold, by the causes of the changes that count toward it. */
class HoldCausesTest extends GateSamples {

    @Test
    void a_hold_is_explained_by_the_causes_that_count_toward_it_most_frequent_first() {
        HoldCauses causes = new HoldCauses(List.of(
                found("101", new HoldCauses.Why(Cause.FILTER, null, null), null, true, 14),
                found("205", new HoldCauses.Why(Cause.SCHOOL_MAPPING, null, null), "205", true, 300),
                found("301", new HoldCauses.Why(Cause.SCHOOL_MAPPING, null, null), "301", true, 98),
                found("101", new HoldCauses.Why(Cause.PARENT, CLASS, Cause.SCHOOL_MAPPING), "205", true, 3),
                found("101", new HoldCauses.Why(Cause.PARENT, null, null), null, true, 2),
                found("101", new HoldCauses.Why(Cause.DATE, null, null), null, false, 77)));

        Hold hold = causes.explain(hold(HoldThreshold.Limits.DEFAULT, affected(DELETE, 417, 1_000)))
                .getFirst();

        assertThat(hold.message())
                .isEqualTo("417 of 1000 live student records would be deleted (41.7 %); the limit is 10 %: "
                        + "398 because the mappings of schools 205, 301 were removed, 14 because of a filter rule, "
                        + "3 because their class left (because the mapping of school 205 was removed), "
                        + "2 because what they belong to left");
        assertThat(hold.causes())
                .contains(new HoldCause(Cause.SCHOOL_MAPPING, null, null, List.of("205", "301"), 398))
                .hasSize(4);
    }

    @Test
    void a_hold_of_one_school_is_explained_with_the_causes_there() {
        HoldCauses causes = new HoldCauses(List.of(
                found("101", new HoldCauses.Why(Cause.SOURCE, null, null), null, true, 9),
                found("205", new HoldCauses.Why(Cause.FILTER, null, null), null, true, 8)));
        HoldThreshold limits = perSchool(new OperationLimits(null, null, Limit.ofPercent(30)));

        assertThat(causes.explain(hold(limits, affected(DELETE, 9, 20).at("101")))
                        .getFirst()
                        .causes())
                .containsExactly(new HoldCause(Cause.SOURCE, null, null, List.of(), 9));
    }

    private static HoldCauses.Found found(
            String school, HoldCauses.Why why, @Nullable String mapping, boolean counted, long changes) {
        return new HoldCauses.Found(STUDENT, school, DELETE, why, mapping, counted, changes);
    }
}
