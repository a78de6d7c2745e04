package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.passportsync.access.Actor;
import org.passportsync.connection.Guards;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** The days on which a school year takes the place of the last one, under the default limits. */
class RolloverSyncTest extends SyncedYear {

    @Test
    void a_rollover_is_held_for_promotions_and_changes_of_school_and_for_nothing_else() {
        sync(ROLLOVER - 1);
        int seniors = skyward.district().count(Resource.DEMOGRAPHICS);

        Run run = sync(ROLLOVER);

        assertThat(run.state()).isEqualTo(RunState.PARKED);
        assertThat(holds(run)).containsExactly("LIMIT STUDENT UPDATE", "LIMIT SCHOOL_ENROLLMENT DELETE");
        assertThat(changes(run, EntityType.STUDENT, "DELETE", "SOURCE")).isBetween(1, seniors / 10);
        assertThat(changes(run, EntityType.STUDENT, "CREATE", "SOURCE")).isPositive();
        assertThat(changes(run, EntityType.CLASS, "DELETE", "SOURCE")).isZero();
        assertThat(changes(run, EntityType.CALENDAR, "CREATE", "SOURCE")).isEqualTo(7);
    }

    @Test
    void last_years_classes_and_terms_are_held_when_they_stop_being_listed() {
        sync(LAST_YEAR_UNLISTED - 1);

        Run run = sync(LAST_YEAR_UNLISTED);

        assertThat(holds(run)).containsExactlyInAnyOrder("LIMIT CALENDAR DELETE", "LIMIT CLASS DELETE");
        assertThat(changes(run, EntityType.ENROLLMENT, "DELETE", "PARENT")).isZero();
    }

    @Test
    void an_expected_rollover_lets_last_year_go_but_shows_promotions_to_a_person() {
        expectRollover();
        sync(ROLLOVER - 1);

        Run promoted = sync(ROLLOVER);
        assertThat(holds(promoted)).containsExactly("LIMIT STUDENT UPDATE", "LIMIT SCHOOL_ENROLLMENT DELETE");
        assertCommitted(approved(promoted));

        Run unlisted = sync(LAST_YEAR_UNLISTED);
        assertCommitted(unlisted);
        assertThat(changes(unlisted, EntityType.CLASS, "DELETE", "SOURCE"))
                .isEqualTo(changes(promoted, EntityType.CLASS, "CREATE", "SOURCE"))
                .isPositive();
    }

    private void expectRollover() {
        Guards.Window summer = new Guards.Window(LocalDate.of(2027, 7, 1), LocalDate.of(2027, 9, 30));
        Connections.Guarded guarded = house.connections()
                .guard("lakeside", guards -> guards.with(Guards.Kind.EXPECT_ROLLOVER, summer), Actor.here("steward"));
        assertThat(guarded).isInstanceOf(Connections.Guarded.Done.class);
    }
}
