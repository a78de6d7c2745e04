package org.passportsync.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.connection.Operation.DELETE;
import static org.passportsync.connection.Operation.UPDATE;
import static org.passportsync.roster.EntityType.CALENDAR;
import static org.passportsync.roster.EntityType.CLASS;
import static org.passportsync.roster.EntityType.COURSE;
import static org.passportsync.roster.EntityType.ENROLLMENT;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passportsync.connection.HoldThreshold;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Hold;

/** What an expected rollover lets through. */
class ExpectedRolloverTest extends GateSamples {

    @ParameterizedTest
    @EnumSource
    void an_expected_rollover_lifts_the_limit_of_deletes_for_what_a_school_year_replaces_only(EntityType entity) {
        boolean replaced = List.of(CALENDAR, COURSE, CLASS, ENROLLMENT).contains(entity);

        assertThat(rollover(affected(DELETE, 100, 100).of(entity))).hasSize(replaced ? 0 : 1);
        assertThat(rollover(affected(UPDATE, 100, 100).of(entity))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void an_expected_rollover_lets_calendars_classes_and_enrollments_be_empty_only(EntityType entity) {
        List<Hold> holds = new Gate(HoldThreshold.Limits.DEFAULT)
                .holds(List.of(total(entity, 0, 100, 0)), List.of(), around(false, true));

        assertThat(holds).hasSize(List.of(CALENDAR, CLASS, ENROLLMENT).contains(entity) ? 0 : 1);
    }

    private static List<Hold> rollover(Sample sample) {
        return new Gate(HoldThreshold.Limits.DEFAULT).holds(List.of(), List.of(sample.affected()), around(false, true));
    }
}
