package org.passportsync.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.roster.EntityType.STUDENT;
import static org.passportsync.sources.Master.erasing;
import static org.passportsync.sources.Master.master;
import static org.passportsync.sources.Master.notOverridden;

import org.junit.jupiter.api.Test;

/** Whose value counts (decision 0049), as the model has it: a sentence for each rule. */
class ValueRulesTest {

    private final Told told = Told.of("alder", "birch", "cedar");

    @Test
    void what_is_live_stays_where_the_sources_differ() {
        told.student("alder", "1", "phone=1").student("birch", "1", "phone=2").synced("alder", "birch");

        assertThat(told.values("phone")).containsExactly("1");
        assertThat(told.open()).isTrue();
    }

    @Test
    void a_source_that_has_nothing_to_say_does_not_count() {
        told.student("alder", "1").student("birch", "1", "phone=2").synced("alder", "birch");

        assertThat(told.values("phone")).containsExactly("2");
        assertThat(told.open()).isFalse();
    }

    @Test
    void the_one_that_the_live_value_came_from_is_followed() {
        told.student("alder", "1", "phone=1").student("birch", "1", "phone=2").synced("alder", "birch");
        told.student("alder", "1", "phone=3").synced("alder");

        assertThat(told.values("phone")).containsExactly("3");
    }

    @Test
    void the_live_value_stays_as_long_as_somebody_has_it() {
        told.student("alder", "1", "phone=1").student("birch", "1", "phone=1").synced("alder", "birch");

        assertThat(told.student("alder", "1", "phone=2").synced("alder").values("phone"))
                .containsExactly("1");
        assertThat(told.student("birch", "1", "phone=2").synced("birch").values("phone"))
                .containsExactly("2");
        assertThat(told.open()).isFalse();
    }

    @Test
    void where_the_live_value_is_gone_the_connection_whose_name_comes_first_has_the_word() {
        told.student("cedar", "1", "phone=1").student("birch", "1", "phone=2").student("alder", "1", "phone=3");
        told.synced("cedar", "birch", "alder").leaves("cedar", "1").synced("cedar");

        assertThat(told.values("phone")).containsExactly("3");
    }

    @Test
    void the_masters_value_wins_and_its_blank_does_not_count() {
        told.ruled(master(STUDENT, "phone", "birch"));
        told.student("alder", "1", "phone=1").student("birch", "1", "phone=2").synced("alder", "birch");

        assertThat(told.values("phone")).containsExactly("2");
        assertThat(told.student("birch", "1").synced("birch").values("phone")).containsExactly("1");
        assertThat(told.student("alder", "1").synced("alder").values("phone")).containsExactly("1");
    }

    @Test
    void the_masters_blank_erases_where_its_rule_says_so() {
        told.ruled(erasing(STUDENT, "phone", "birch"));
        told.student("alder", "1", "phone=1").student("birch", "1").synced("alder", "birch");

        assertThat(told.values("phone")).isEmpty();
    }

    @Test
    void what_is_not_to_be_overridden_replaces_what_an_unruled_connection_has_set() {
        told.ruled(notOverridden(STUDENT, "phone", "birch"));
        told.student("alder", "1", "phone=1").student("birch", "1", "phone=2").synced("alder", "birch");

        assertThat(told.values("phone")).containsExactly("2");
        assertThat(told.student("alder", "1", "phone=3").synced("alder").values("phone"))
                .containsExactly("2");
    }

    @Test
    void a_changed_rule_acts_at_the_next_run_of_one_who_contributes() {
        told.student("alder", "1", "phone=1").student("birch", "1", "phone=2").synced("alder", "birch");

        assertThat(told.ruled(master(STUDENT, "phone", "birch")).synced("alder").values("phone"))
                .containsExactly("2");
    }

    @Test
    void schools_are_the_union() {
        told.student("alder", "1").student("birch", "1").synced("alder", "birch");

        assertThat(told.values("schools")).containsExactly("[school-alder, school-birch]");
    }

    @Test
    void a_record_goes_when_the_last_one_lets_go() {
        told.student("alder", "1", "phone=1")
                .student("birch", "1", "givenName=Ann")
                .synced("alder", "birch");
        told.leaves("alder", "1").synced("alder");

        assertThat(told.people()).containsExactly("birch 1");
        assertThat(told.values("phone")).isEmpty();
        assertThat(told.leaves("birch", "1").synced("birch").people()).isEmpty();
    }

    @Test
    void the_passport_record_keeps_its_sis_id_as_long_as_it_is_a_contributors() {
        told.ruled(Domain.of(STUDENT, org.passportsync.connection.OnClash.HOLD_OUT, "stateId"));
        told.student("birch", "9", "stateId=S1").student("alder", "1", "stateId=S1");

        assertThat(told.synced("birch", "alder").sisIds()).containsExactly("9");
        assertThat(told.leaves("birch", "9").synced("birch").sisIds()).containsExactly("1");
    }
}
