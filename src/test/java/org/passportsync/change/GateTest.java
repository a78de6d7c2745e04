package org.passportsync.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.connection.Operation.CREATE;
import static org.passportsync.connection.Operation.DELETE;
import static org.passportsync.connection.Operation.UPDATE;
import static org.passportsync.roster.EntityType.CLASS;
import static org.passportsync.roster.EntityType.SCHOOL;
import static org.passportsync.roster.EntityType.STAFF;
import static org.passportsync.roster.EntityType.STUDENT;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.HoldThreshold;
import org.passportsync.connection.Limit;
import org.passportsync.connection.OperationLimits;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldReason;

/** What a gate holds, and what it lets through. */
class GateTest extends GateSamples {

    @Test
    void an_ordinary_change_set_goes_through() {
        assertThat(hold(HoldThreshold.Limits.DEFAULT, affected(DELETE, 10, 100), affected(UPDATE, 75, 100)))
                .isEmpty();
    }

    @Test
    void a_limit_in_percent_holds_with_its_number() {
        Hold hold =
                hold(HoldThreshold.Limits.DEFAULT, affected(DELETE, 11, 100)).getFirst();

        assertThat(hold.reason()).isEqualTo(HoldReason.LIMIT);
        assertThat(hold.percent()).isEqualByComparingTo("11");
        assertThat(hold.limitPercent()).isEqualByComparingTo("10");
        assertThat(hold.message())
                .isEqualTo("11 of 100 live student records would be deleted (11.0 %); the limit is 10 %");
    }

    @Test
    void each_entity_and_operation_is_measured_by_itself_against_its_own_limit() {
        HoldThreshold limits = new HoldThreshold.Limits(
                new OperationLimits(null, Limit.ofPercent(75), Limit.ofPercent(10)),
                Map.of(STAFF, new OperationLimits(null, null, new Limit(new BigDecimal(50), 8))),
                OperationLimits.UNSAID,
                Limit.NONE,
                5);

        assertThat(hold(
                        limits,
                        affected(DELETE, 40, 100).of(STAFF),
                        affected(UPDATE, 76, 100).of(STAFF),
                        affected(DELETE, 10, 100)))
                .extracting(Hold::message)
                .containsExactly(
                        "40 of 100 live staff records would be deleted (40.0 %); the limit is 8 records",
                        "76 of 100 live staff records would be updated (76.0 %); the limit is 75 %");
    }

    @Test
    void too_many_that_go_on_under_a_new_sis_id_hold_by_a_limit_of_their_own() {
        Gate gate = new Gate(HoldThreshold.Limits.DEFAULT);
        List<Counting.Total> totals = List.of(total(STUDENT, 0, 100, 100));

        assertThat(gate.holds(totals, List.of(), rekeyed(6)))
                .extracting(Hold::reason, Hold::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        HoldReason.REKEY,
                        "6 of 100 live student records would go on under a new SIS ID (6.0 %); the limit is 2 %"));
        assertThat(gate.holds(totals, List.of(), rekeyed(4))).isEmpty();
        assertThat(gate.holds(List.of(total(STUDENT, 0, 300, 300)), List.of(), rekeyed(6)))
                .isEmpty();
    }

    private static Gate.Circumstances rekeyed(long students) {
        return new Gate.Circumstances(
                false, null, false, null, Map.of(), Map.of(), Map.of(STUDENT, students), Set.of());
    }

    @Test
    void a_limit_within_single_schools_holds_though_the_whole_is_within_its_own() {
        HoldThreshold limits = perSchool(new OperationLimits(null, null, Limit.ofPercent(30)));

        assertThat(hold(limits, affected(DELETE, 7, 20).at("101"), affected(DELETE, 7, 100)))
                .extracting(Hold::school, Hold::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "101",
                        "7 of 20 live student records at school 101 would be deleted (35.0 %); the limit is 30 %"));
    }

    @Test
    void creates_do_not_trip_it_where_no_record_is_live_yet_and_do_later() {
        HoldThreshold limits = new HoldThreshold.Limits(
                new OperationLimits(new Limit(BigDecimal.ZERO, 0), null, null),
                Map.of(),
                new OperationLimits(Limit.ofPercent(0), null, null),
                Limit.NONE,
                5);

        assertThat(hold(
                        limits,
                        affected(CREATE, 900, 0),
                        affected(CREATE, 900, 0).at("101")))
                .isEmpty();
        assertThat(hold(limits, affected(CREATE, 1, 900))).hasSize(1);
    }

    @Test
    void one_leaver_of_a_class_of_two_does_not_hold_a_district_unless_any_change_is_to_hold() {
        assertThat(hold(HoldThreshold.Limits.DEFAULT, affected(DELETE, 1, 2))).isEmpty();
        assertThat(hold(limitedTo(Limit.ofPercent(0)), affected(DELETE, 1, 1_000)))
                .hasSize(1);
        assertThat(hold(limitedTo(new Limit(null, 0)), affected(DELETE, 1, 1_000)))
                .hasSize(1);
    }

    @Test
    void a_guard_that_is_switched_off_limits_nothing_but_an_emptied_entity_is_held_all_the_same() {
        HoldThreshold none = new HoldThreshold.None();

        assertThat(hold(none, affected(DELETE, 99, 100))).isEmpty();
        assertThat(new Gate(none).holds(List.of(total(STUDENT, 0, 100, 0)), List.of(), ORDINARY))
                .extracting(Hold::reason, Hold::entity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(HoldReason.EMPTY_EXTRACT, STUDENT));
    }

    @Test
    void an_entity_that_was_not_read_at_all_is_held_also_when_frozen_records_stay() {
        Gate.Circumstances unread =
                new Gate.Circumstances(false, null, false, null, Map.of(), Map.of(), Map.of(), Set.of(STUDENT));

        assertThat(new Gate(new HoldThreshold.None())
                        .holds(List.of(total(STUDENT, 1, 14, 13), total(CLASS, 0, 4, 4)), List.of(), unread))
                .extracting(Hold::reason, Hold::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        HoldReason.EMPTY_EXTRACT,
                        "none of the 14 live student records was kept from this upload, and 13 stay only because they are"
                                + " frozen; check what the credential may read, and what was changed in mappings and"
                                + " rules"));
    }

    @Test
    void the_first_upload_of_an_entity_may_create_and_not_touch_what_others_put_there() {
        Gate gate = new Gate(HoldThreshold.Limits.DEFAULT);

        assertThat(gate.holds(List.of(new Counting.Total(STUDENT, 9, 0, 0, 0, 9)), List.of(), ORDINARY))
                .isEmpty();
        assertThat(gate.holds(List.of(new Counting.Total(STUDENT, 9, 1, 0, 3, 12)), List.of(), ORDINARY))
                .isEmpty();
        assertThat(gate.holds(List.of(new Counting.Total(STUDENT, 0, 0, 2, 0, 0)), List.of(), ORDINARY))
                .extracting(Hold::reason)
                .containsExactly(HoldReason.FIRST_RUN);
        assertThat(gate.holds(
                        List.of(
                                new Counting.Total(SCHOOL, 0, 1, 0, 2, 2),
                                new Counting.Total(STUDENT, 9, 20, 0, 0, 9),
                                new Counting.Total(STAFF, 0, 2, 1, 0, 0)),
                        List.of(),
                        ORDINARY))
                .extracting(Hold::reason, Hold::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        HoldReason.FIRST_RUN,
                        "what is uploaded for the first time would change what another connection put in the hub:"
                                + " 20 of student, 3 of staff"));
    }

    @Test
    void everything_that_holds_is_told_the_most_serious_first() {
        Gate.Circumstances all = new Gate.Circumstances(
                true,
                "a replay",
                false,
                "100 records get new SIS IDs",
                Map.of(CLASS, "cut off"),
                Map.of("101", "gone"),
                Map.of(),
                Set.of());

        List<Hold> holds = new Gate(HoldThreshold.Limits.DEFAULT)
                .holds(
                        List.of(total(STUDENT, 20, 20, 0), new Counting.Total(STAFF, 0, 1, 0, 0, 1)),
                        List.of(affected(DELETE, 20, 20).affected()),
                        all);

        assertThat(holds)
                .extracting(Hold::reason)
                .containsExactly(
                        HoldReason.INCOMPLETE_EXTRACT,
                        HoldReason.SCOPE_LOSS,
                        HoldReason.EMPTY_EXTRACT,
                        HoldReason.LIMIT,
                        HoldReason.FIRST_RUN,
                        HoldReason.REKEY,
                        HoldReason.REPLAY,
                        HoldReason.PREVIEW);
    }

    private static HoldThreshold limitedTo(Limit deletes) {
        return new HoldThreshold.Limits(
                new OperationLimits(null, null, deletes), Map.of(), OperationLimits.UNSAID, Limit.NONE, 5);
    }
}
