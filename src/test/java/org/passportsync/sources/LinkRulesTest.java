package org.passportsync.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.connection.OnClash.FLAG;
import static org.passportsync.connection.OnClash.HOLD_OUT;
import static org.passportsync.roster.EntityType.STUDENT;
import static org.passportsync.sources.Verdict.Kind.DIFFERENT;
import static org.passportsync.sources.Verdict.Kind.IGNORE;
import static org.passportsync.sources.Verdict.Kind.SAME;

import org.junit.jupiter.api.Test;

/** Which records are one (decision 0048), as the model has it: a sentence for each rule. */
class LinkRulesTest {

    private static final Domain STATE_ID = Domain.of(STUDENT, HOLD_OUT, "stateId");
    private static final Domain EMAIL = Domain.of(STUDENT, FLAG, "email");

    private final Told told = Told.of("alder", "birch", "cedar");

    @Test
    void an_equal_sis_id_in_another_connection_is_the_same_person_without_any_domain() {
        told.student("alder", "1").student("birch", "1").student("birch", "2").synced("alder", "birch");

        assertThat(told.people()).containsExactly("alder 1 = birch 1", "birch 2");
    }

    @Test
    void an_equal_key_in_another_connection_is_the_same_person() {
        told.ruled(STATE_ID).student("alder", "1", "stateId=S1").student("birch", "9", "stateId=S1");

        assertThat(told.synced("alder", "birch").people()).containsExactly("alder 1 = birch 9");
    }

    @Test
    void blanks_match_nothing_and_addresses_match_whatever_their_case() {
        told.ruled(STATE_ID, EMAIL).student("alder", "1").student("birch", "8");
        told.student("alder", "2", "email=ANN@lake.example").student("birch", "9", "email=ann@Lake.example");

        assertThat(told.synced("alder", "birch").people()).containsExactly("alder 1", "alder 2 = birch 9", "birch 8");
    }

    @Test
    void the_sis_id_goes_before_a_domain() {
        told.ruled(STATE_ID).student("alder", "1").student("alder", "2", "stateId=S1");
        told.student("birch", "1", "stateId=S1");

        assertThat(told.synced("alder", "birch").people()).containsExactly("alder 1 = birch 1", "alder 2");
    }

    @Test
    void the_first_domain_that_gives_exactly_one_candidate_wins() {
        told.ruled(STATE_ID, EMAIL).student("alder", "1", "stateId=S1").student("alder", "2", "email=e");
        told.student("birch", "9", "stateId=S1", "email=e");

        assertThat(told.synced("alder", "birch").people()).containsExactly("alder 1 = birch 9", "alder 2");
    }

    @Test
    void a_link_stays_when_the_values_that_made_it_differ_later() {
        told.ruled(STATE_ID).student("alder", "1", "stateId=S1").student("birch", "9", "stateId=S1");
        told.synced("alder", "birch").student("birch", "9", "stateId=S2").synced("birch");

        assertThat(told.people()).containsExactly("alder 1 = birch 9");
    }

    @Test
    void a_live_record_that_nobody_else_holds_moves_to_the_one_that_it_matches_now() {
        told.ruled(STATE_ID).student("alder", "1", "stateId=S1").student("birch", "9", "stateId=S2");
        told.synced("alder", "birch");
        String passport = told.passportOf("alder", "1");
        told.student("birch", "9", "stateId=S1").synced("birch");

        assertThat(told.people()).containsExactly("alder 1 = birch 9");
        assertThat(told.passportOf("birch", "9")).isEqualTo(passport);
    }

    @Test
    void a_live_record_that_another_one_holds_with_it_stays_where_it_is() {
        told.ruled(STATE_ID).student("alder", "1", "stateId=S1").student("birch", "1", "stateId=S1");
        told.student("cedar", "3", "stateId=S3").synced("alder", "birch", "cedar");
        told.student("birch", "1", "stateId=S3").synced("birch");

        assertThat(told.people()).containsExactly("alder 1 = birch 1", "cedar 3");
    }

    @Test
    void the_one_under_a_new_sis_id_keeps_the_passport_id() {
        told.ruled(STATE_ID).student("alder", "1", "stateId=S1").synced("alder");
        String passport = told.passportOf("alder", "1");
        told.leaves("alder", "1").student("alder", "5", "stateId=S1").synced("alder");

        assertThat(told.people()).containsExactly("alder 5");
        assertThat(told.passportOf("alder", "5")).isEqualTo(passport);
        assertThat(told.sisIds()).containsExactly("5");
    }

    @Test
    void two_newcomers_with_the_key_of_one_who_left_are_nobody_under_a_new_sis_id() {
        told.ruled(EMAIL).student("alder", "1", "email=e").synced("alder");
        String passport = told.passportOf("alder", "1");
        told.leaves("alder", "1").student("alder", "5", "email=e").student("alder", "6", "email=e");
        told.synced("alder");

        assertThat(told.people()).containsExactly("alder 5", "alder 6");
        assertThat(told.passportOf("alder", "5")).isNotEqualTo(passport);
    }

    @Test
    void who_is_new_and_clashes_is_held_out_and_the_smaller_sis_id_wins_among_the_new() {
        told.ruled(STATE_ID).student("alder", "2", "stateId=S1").student("alder", "3", "stateId=S1");

        assertThat(told.synced("alder").people()).containsExactly("alder 2");
        told.student("alder", "1", "stateId=S1").synced("alder");
        assertThat(told.people()).containsExactly("alder 2");
        assertThat(told.open()).isTrue();
    }

    @Test
    void who_was_held_out_comes_in_once_the_other_has_another_key() {
        told.ruled(STATE_ID).student("alder", "1", "stateId=S1").student("alder", "2", "stateId=S1");
        told.synced("alder").student("alder", "1", "stateId=S2").synced("alder");

        assertThat(told.people()).containsExactly("alder 1", "alder 2");
    }

    @Test
    void a_live_record_that_changes_so_that_it_clashes_stays_in_its_last_good_version() {
        told.ruled(STATE_ID).student("alder", "1", "stateId=S1").student("alder", "2", "stateId=S2");
        told.synced("alder")
                .student("alder", "1", "stateId=S2", "givenName=Ann")
                .synced("alder");

        assertThat(told.values("stateId")).containsExactly("S1", "S2");
        assertThat(told.values("givenName")).isEmpty();
    }

    @Test
    void two_that_change_their_keys_with_each_other_do_not_clash() {
        told.ruled(STATE_ID).student("alder", "1", "stateId=S1").student("alder", "2", "stateId=S2");
        told.synced("alder").student("alder", "1", "stateId=S2").student("alder", "2", "stateId=S1");

        assertThat(told.synced("alder").values("stateId")).containsExactly("S1", "S2");
        assertThat(told.open()).isFalse();
    }

    @Test
    void two_that_were_live_before_the_domain_was_asked_for_both_stay() {
        told.student("alder", "1", "stateId=S1")
                .student("alder", "2", "stateId=S1")
                .synced("alder");

        assertThat(told.ruled(STATE_ID).synced("alder").people()).containsExactly("alder 1", "alder 2");
        assertThat(told.open()).isTrue();
    }

    @Test
    void siblings_who_share_an_address_are_both_kept() {
        told.ruled(EMAIL).student("alder", "1", "email=e").student("alder", "2", "email=e");

        assertThat(told.synced("alder").people()).containsExactly("alder 1", "alder 2");
        assertThat(told.open()).isTrue();
    }

    @Test
    void who_matches_two_is_held_out_or_kept_apart() {
        told.student("alder", "1", "stateId=S1", "email=e").student("alder", "2", "stateId=S1", "email=e");
        told.synced("alder").student("birch", "9", "stateId=S1").student("cedar", "8", "email=e");

        assertThat(told.ruled(STATE_ID, EMAIL).synced("birch", "cedar").people())
                .containsExactly("alder 1", "alder 2", "cedar 8");
    }

    @Test
    void who_matches_one_that_is_taken_is_held_out() {
        told.ruled(STATE_ID)
                .student("alder", "1", "stateId=S1")
                .student("birch", "1")
                .synced("alder", "birch");
        told.student("birch", "9", "stateId=S1").synced("birch");

        assertThat(told.people()).containsExactly("alder 1 = birch 1");
    }

    @Test
    void who_is_the_same_goes_to_the_other_though_nothing_matches() {
        told.student("alder", "1").student("birch", "9").synced("alder", "birch");
        told.decided("birch 9", SAME, "alder 1").synced("birch");

        assertThat(told.people()).containsExactly("alder 1 = birch 9");
    }

    @Test
    void two_of_one_connection_are_one_only_by_decision() {
        told.ruled(STATE_ID).student("alder", "1", "stateId=S1").student("alder", "2", "stateId=S1");
        told.synced("alder").decided("alder 2", SAME, "alder 1").synced("alder");

        assertThat(told.people()).containsExactly("alder 1 = alder 2");
    }

    @Test
    void who_is_different_is_taken_apart_and_never_matches_again() {
        told.student("alder", "1").student("birch", "1").synced("alder", "birch");
        String passport = told.passportOf("alder", "1");
        told.decided("birch 1", DIFFERENT, "alder 1").synced("birch", "alder", "birch");

        assertThat(told.people()).containsExactly("alder 1", "birch 1");
        assertThat(told.passportOf("alder", "1")).isEqualTo(passport);
    }

    @Test
    void who_is_the_older_is_taken_apart_too_and_the_other_keeps_the_passport_record() {
        told.student("alder", "1").student("birch", "1").synced("alder", "birch");
        String passport = told.passportOf("alder", "1");
        told.decided("alder 1", DIFFERENT, "birch 1").synced("alder");

        assertThat(told.people()).containsExactly("alder 1", "birch 1");
        assertThat(told.passportOf("birch", "1")).isEqualTo(passport);
    }

    @Test
    void who_is_ignored_leaves() {
        told.ruled(EMAIL).student("alder", "1", "email=e").student("alder", "2", "email=e");
        told.synced("alder").decided("alder 2", IGNORE, "alder 1").synced("alder");

        assertThat(told.people()).containsExactly("alder 1");
    }
}
