package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.run.HoldCause;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Run;
import org.passportsync.run.RunReports;
import org.passportsync.simulator.Resource;

/** What holds whole runs, what does not, and how a hold is explained. */
class HeldRunsTest extends HeldDistrict {

    @Test
    void a_removed_mapping_is_told_as_the_cause_of_every_limit_that_it_trips() {
        begin(district.definition());
        district.apply(excluding205());

        Run run = district.parked();

        assertThat(hold(run, EntityType.STUDENT).message())
                .isEqualTo("10 of 30 live student records would be deleted (33.3 %); the limit is 10 %: "
                        + "10 because the mapping of school 205 was removed");
        assertThat(hold(run, EntityType.STUDENT).causes())
                .containsExactly(new HoldCause(Cause.SCHOOL_MAPPING, null, null, List.of("205"), 10));
        assertThat(hold(run, EntityType.ENROLLMENT).causes())
                .containsExactly(
                        new HoldCause(Cause.PARENT, EntityType.CLASS, Cause.SCHOOL_MAPPING, List.of("205"), 11));
        assertThat(hold(run, EntityType.CONTACT).causes())
                .containsExactly(
                        new HoldCause(Cause.PARENT, EntityType.STUDENT, Cause.SCHOOL_MAPPING, List.of("205"), 10));
    }

    @Test
    void a_move_to_an_unmapped_school_is_not_told_as_a_removed_mapping() {
        begin(excluding205());
        IntStream.rangeClosed(1, 6).forEach(one -> district.move("101", one, "205"));

        Run run = district.parked();

        assertThat(hold(run, EntityType.STUDENT).message()).endsWith("6 because they are at no mapped school any more");
    }

    @Test
    void who_is_gone_from_the_sis_is_told_apart_from_who_went_along() {
        begin(district.definition());
        IntStream.rangeClosed(1, 6).forEach(one -> district.rows.remove(Resource.USERS, LittleDistrict.id("101", one)));

        Run run = district.parked();

        assertThat(hold(run, EntityType.STUDENT).causes())
                .containsExactly(new HoldCause(Cause.SOURCE, null, null, List.of(), 6));
        assertThat(hold(run, EntityType.ENROLLMENT).causes())
                .containsExactly(new HoldCause(Cause.PARENT, EntityType.STUDENT, Cause.SOURCE, List.of(), 6));
    }

    @Test
    void the_digest_of_a_hold_is_the_same_when_it_is_worked_out_again() {
        begin(district.definition());
        district.leave("101", 1, 6);
        Run first = district.parked();

        Run second = district.parked("new=true");

        assertThat(second.digest()).isEqualTo(first.digest()).isNotNull();
    }

    @Test
    void a_changed_mapping_is_told_as_such_also_after_a_night_without_its_resource() {
        IntStream.rangeClosed(1, 20).forEach(one -> female(LittleDistrict.id("101", one)));
        IntStream.rangeClosed(1, 10).forEach(one -> female(LittleDistrict.id("205", one)));
        begin(district.definition());
        district.apply(district.definition().section("attributes: { student: [ { from: sex, to: x_gender } ] }"));
        district.skyward.faults("forbidden=demographics");
        assertThat(district.changes(district.committed("new=true"))).isEmpty();
        district.skyward.faults();

        Run run = district.parked("new=true");

        assertThat(hold(run, EntityType.STUDENT).causes())
                .containsExactly(new HoldCause(Cause.MAPPING, null, null, List.of(), 30));
    }

    private void female(String student) {
        district.rows.put(Resource.DEMOGRAPHICS, """
                {"sourcedId":"%s","status":"active","birthDate":"2010-01-01","sex":"female"}
                """.formatted(student));
    }

    @Test
    void an_emptied_entity_is_held_whatever_the_threshold_and_every_summary_says_that_the_guard_is_off() {
        begin(district.definition().advanced("holdThreshold: none"));
        district.rows.clear(Resource.ENROLLMENTS);

        Run run = district.parked();

        assertThat(district.reasons(run)).containsExactly(HoldReason.EMPTY_EXTRACT);
        assertThat(hold(run, EntityType.ENROLLMENT).message())
                .startsWith("none of the 32 live enrollment records would be left")
                .endsWith("32 because they are gone, inactive or over in the SIS");
        assertThat(new RunReports(district.house.place.database(), district.house.connections)
                        .of(run)
                        .remarks())
                .contains("the hold threshold is switched off (holdThreshold: none)");
    }

    @Test
    void a_newly_mapped_school_is_left_out_of_the_limits_of_creates() {
        begin(excluding205().advanced("holdThreshold: { default: { creates: { percent: 5 } } }"));
        district.apply(district.definition().advanced("holdThreshold: { default: { creates: { percent: 5 } } }"));

        district.committed();
        assertThat(district.live(5)).hasSize(30);

        IntStream.rangeClosed(30, 36).forEach(one -> district.student("205", one));
        Run run = district.parked();
        assertThat(hold(run, EntityType.STUDENT).count()).isEqualTo(7);
        assertThat(hold(run, EntityType.STUDENT).of()).isEqualTo(30);
    }

    @Test
    void with_zero_percent_any_change_holds() {
        begin(district.definition().advanced("holdThreshold: { student: { deletes: { percent: 0 } } }"));
        district.leave("101", 1, 1);

        assertThat(hold(district.parked(), EntityType.STUDENT).count()).isEqualTo(1);
    }

    @Test
    void a_single_school_has_its_own_limit() {
        begin(
                district.definition()
                        .advanced(
                                "holdThreshold: { default: { deletes: { percent: 100 } }, perSchool: { deletes: { percent: 50 } } }"));
        district.leave("205", 1, 6);

        Run run = district.parked();

        assertThat(hold(run, EntityType.STUDENT).school()).isEqualTo("205");
        assertThat(hold(run, EntityType.STUDENT).of()).isEqualTo(10);
    }

    private Definitions excluding205() {
        return district.definition().with("autoMap", "true\n  exclude: [\"205\"]");
    }
}
