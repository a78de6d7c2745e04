package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** Records of two connections that are one: linked by SIS ID and by domains, merged, and let go of one by one. */
class SeveralSourcesTest extends SharedRecords {

    @Test
    void what_another_put_there_waits_for_approval_also_where_a_run_of_schools_has_gone_before() {
        student("s-1", "100", "s1@lincoln.example");
        sources.main();
        sources.annexed(definition -> definition);
        annexStudent("a-1", "100", "ann@directory.example");
        sources.assertCommitted(sources.annexRun(EntityType.SCHOOL));

        Run first = sources.annexRun();

        assertThat(first.state()).isEqualTo(RunState.PARKED);
        assertThat(sources.lakeside.reasons(first)).containsExactly("FIRST_RUN");
        assertThat(sources.lakeside.holds(first))
                .containsExactly("what is uploaded for the first time would change what another connection put"
                        + " in the hub: 1 of student");
        assertThat(sources.document(EntityType.STUDENT, sources.student("s-1"))).contains("s1@lincoln.example");
        sources.assertCommitted(sources.lakeside.approve(first));
        annexStudent("a-1", "100", "anna@directory.example");
        sources.assertCommitted(sources.annexRun());
    }

    @Test
    void a_student_under_a_new_sis_id_goes_on_as_the_same() {
        student("s-1", "100", "s1@lincoln.example");
        student("s-2", "200", "s2@lincoln.example");
        sources.main();
        UUID before = sources.student("s-1");

        sources.lakeside.district.without(Resource.USERS, "s-1");
        student("s-1b", "100", "s1@lincoln.example");
        Run run = sources.main();

        assertThat(sources.students()).containsEntry("s-1b", before).doesNotContainKey("s-1");
        assertThat(sources.lakeside.changes(run))
                .contains("UPDATE student s-1b REKEY")
                .noneMatch(change -> change.startsWith("DELETE student"));
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1b", "s-2");
        assertThat(sources.lakeside.changes(sources.main())).isEmpty();
    }

    @Test
    void a_newcomer_with_a_number_that_is_taken_is_held_out_and_comes_when_it_is_free() {
        student("s-1", "100", "s1@lincoln.example");
        sources.main();
        student("s-2", "100", "s2@lincoln.example");

        Run run = sources.main();

        assertThat(run.state()).isEqualTo(RunState.COMMITTED_WITH_ISSUES);
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1");
        assertThat(sources.lakeside.issues()).contains("DUPLICATE unique student s-2");
        sources.main();
        assertThat(sources.lakeside.issues()).contains("DUPLICATE unique student s-2");

        student("s-1", "101", "s1@lincoln.example");
        sources.main();
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1", "s-2");
        assertThat(sources.lakeside.issues()).isEmpty();
    }

    @Test
    void siblings_with_one_address_are_both_kept_and_flagged() {
        student("s-1", "100", "family@home.example");
        student("s-2", "200", "FAMILY@home.example ");

        sources.main();

        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1", "s-2");
        assertThat(sources.lakeside.issues()).containsExactly("DUPLICATE unique student s-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"force=false", "force=true"})
    void whom_two_have_at_one_school_is_at_two_once_these_are_mapped_apart_and_at_one_once_they_are_not(String force) {
        student("s-2", "200", "s2@lincoln.example");
        sources.main();
        sources.lakeside
                .district
                .aSchool("west")
                .aUser("s-1", "Student s-1", fields("100", "s1@west.example"), "student", "west");
        sources.lakeside.house.apply(mapped("{ source: west, existing: school-lincoln }", RULES));
        sources.main();
        sources.annexed(definition -> definition);
        annexStudent("a-1", "100", "s1@west.example");
        sources.annex();
        assertThat(edges()).containsExactly("s-1|student|west school-lincoln", "s-2|student|lincoln school-lincoln");

        sources.lakeside.house.apply(mapped("", RULES));
        sources.main(force);
        assertThat(edges())
                .containsExactly(
                        "a-1|student|a-1 school-lincoln",
                        "s-1|student|west school-west",
                        "s-2|student|lincoln school-lincoln");
        assertThat(sources.lakeside.changes(sources.main(force))).isEmpty();

        disableDeletion();
        sources.lakeside.house.apply(mapped("{ source: west, existing: school-lincoln }", RULES));
        sources.main(force);
        assertThat(edges()).contains("a-1|student|a-1 school-lincoln", "s-1|student|west school-west");

        enableDeletion();
        sources.assertCommitted(approved(sources.lakeside.sync(force)));
        assertThat(edges()).containsExactly("a-1|student|a-1 school-lincoln", "s-2|student|lincoln school-lincoln");
        assertThat(sources.lakeside.changes(sources.main(force))).isEmpty();
    }

    private Run approved(Run run) {
        return run.state() == RunState.PARKED ? sources.lakeside.approve(run) : run;
    }

    /** School enrollments of the hub, each with the school's short name. */
    private List<String> edges() {
        return sources.lakeside
                .sql()
                .sql("""
                        select e.sis_id || ' ' || s.slug as told from passport_record e
                        join passport_record s on s.entity = 1 and s.id = (e.document ->> 'school')::uuid
                        where e.entity = 7 and e.deleted_at is null order by 1
                        """)
                .query((row, _) -> row.getString("told"))
                .list();
    }

    @ParameterizedTest
    @CsvSource({"s-1, 100", "77, 900"})
    void who_is_live_later_than_the_other_is_linked_then(String sisId, String number) {
        String asOf = "asOf=2026-09-14";
        student("s-9", "9", "s9@lincoln.example");
        sources.main(asOf);
        sources.annexed(definition -> definition);
        annexStudent("a-9", "99", "a9@annex.example");
        sources.annexRows.put(Resource.USERS, """
                {"sourcedId":"77","status":"active","enabledUser":"true","givenName":"Given","familyName":"To Come",
                 "identifier":"100",
                 "roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"a-1"},"beginDate":"2026-10-01"}]}""");
        sources.assertCommitted(sources.annexOn(LocalDate.of(2026, 9, 14)));
        student(sisId, number, "s1@lincoln.example");
        sources.main(asOf);
        UUID kept = sources.student(sisId);

        sources.assertCommitted(sources.annexOn(LocalDate.of(2026, 10, 2)));

        assertThat(sources.passport("annex", EntityType.STUDENT, "77")).isEqualTo(kept);
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactlyInAnyOrder("a-9", "s-9", sisId);
        sources.assertCommitted(sources.annexOn(LocalDate.of(2026, 10, 3)));
        assertThat(sources.passport("annex", EntityType.STUDENT, "77")).isEqualTo(kept);
    }
}
