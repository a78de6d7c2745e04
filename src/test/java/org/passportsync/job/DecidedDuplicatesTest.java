package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.simulator.Resource;

/** What people decide about duplicates holds from the next run on, and can be taken back. */
class DecidedDuplicatesTest {

    private TwoSources sources;

    @BeforeEach
    void enter(@TempDir Path folder) {
        sources = TwoSources.in(folder, """
                uniqueness:
                  student: [ { attributes: [studentNumber] }, { attributes: [email] } ]
                """);
        student("s-1", "100", "one@lincoln.example");
        student("s-2", "200", "two@lincoln.example");
        sources.lakeside.district.aClass("c-1", "lincoln").anEnrollment("e-2", "s-2", "c-1");
        sources.main();
        sources.annexed(definition -> definition);
    }

    @AfterEach
    void leave() {
        sources.close();
    }

    @Test
    void the_same_person_is_linked_whatever_the_keys_say_and_what_refers_to_her_follows() {
        annexStudent("a-1", "901", "nine@annex.example");
        sources.annex();
        UUID kept = sources.student("a-1");
        decide("lakeside", "s-2", "annex", "a-1", "SAME");

        Run run = sources.main();

        assertThat(sources.students()).containsEntry("s-2", kept);
        assertThat(sources.lakeside.changes(run)).contains("DELETE student s-2 MERGE", "UPDATE enrollment e-2 MERGE");
        assertThat(sources.lakeside.document(EntityType.ENROLLMENT, "e-2")).contains(kept.toString());
        assertThat(sources.lakeside.changes(sources.main())).isEmpty();
    }

    @Test
    void different_people_are_taken_apart_and_stay_so() {
        annexStudent("a-1", "100", "one@lincoln.example");
        sources.annex();
        UUID shared = sources.student("s-1");
        assertThat(sources.students()).containsEntry("a-1", shared);
        decide("annex", "a-1", "lakeside", "s-1", "DIFFERENT");

        sources.assertCommitted(sources.annex());

        assertThat(sources.students()).containsEntry("s-1", shared);
        assertThat(sources.student("a-1")).isNotEqualTo(shared);
        UUID apart = sources.student("a-1");
        annexStudent("a-1", "100", "new@annex.example");
        sources.assertCommitted(sources.annex());
        assertThat(sources.students()).containsEntry("a-1", apart);
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-1", "s-1", "s-2");
    }

    @Test
    void two_of_one_connection_whom_a_person_tells_apart_are_both_kept_without_an_issue() {
        student("s-3", "100", "three@lincoln.example");
        sources.main();
        assertThat(sources.lakeside.live(EntityType.STUDENT)).doesNotContain("s-3");
        decide("lakeside", "s-3", "lakeside", "s-1", "DIFFERENT");

        sources.main();

        assertThat(sources.lakeside.live(EntityType.STUDENT)).contains("s-1", "s-3");
        assertThat(sources.lakeside.issues()).isEmpty();
    }

    @Test
    void two_of_one_connection_who_are_the_same_share_one_record_until_the_last_leaves() {
        student("s-3", "100", "three@lincoln.example");
        sources.main();
        decide("lakeside", "s-3", "lakeside", "s-1", "SAME");

        sources.main();

        assertThat(sources.student("s-3")).isEqualTo(sources.student("s-1"));
        sources.lakeside.district.without(Resource.USERS, "s-1");
        sources.main();
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-2", "s-3");
    }

    @Test
    void an_ignored_one_leaves_or_never_comes_and_comes_when_that_is_taken_back() {
        student("s-3", "100", "three@lincoln.example");
        sources.main();
        decide("lakeside", "s-3", "lakeside", "s-1", "IGNORE");

        sources.main();

        assertThat(sources.lakeside.live(EntityType.STUDENT)).doesNotContain("s-3");
        assertThat(sources.lakeside.issues()).isEmpty();
        student("s-3", "300", "three@lincoln.example");
        sources.main();
        assertThat(sources.lakeside.live(EntityType.STUDENT)).doesNotContain("s-3");

        sources.lakeside
                .sql()
                .sql("update decision set undone_at = now(), undone_by = 'steward'")
                .update();
        sources.main();
        assertThat(sources.lakeside.live(EntityType.STUDENT)).contains("s-3");
    }

    @Test
    void who_matches_two_of_another_connection_is_held_out_until_a_person_decides() {
        sources.lakeside.apply(definition -> definition
                .advanced("multipleSources: true\n  compareByUniqueness: true")
                .section("""
                        uniqueness:
                          student: [ { attributes: [familyName, givenName], onClash: HOLD_OUT } ]
                        """));
        sources.lakeside
                .district
                .aUser("s-1", "Same", "", "student", "lincoln")
                .aUser("s-2", "Other", "", "student", "lincoln");
        sources.main();
        sources.annexRows.aUser("a-1", "Same", "", "student", "a-1").aUser("a-2", "Third", "", "student", "a-1");
        sources.annex();
        assertThat(sources.student("a-1")).isEqualTo(sources.student("s-1"));

        sources.lakeside.district.aUser("s-2", "Third", "", "student", "lincoln");
        Run run = sources.main();

        assertThat(sources.student("s-2")).isEqualTo(sources.student("a-2"));
        assertThat(sources.lakeside.changes(run)).contains("DELETE student s-2 MERGE");
    }

    @Test
    void whose_class_is_told_from_the_others_is_enrolled_in_it_and_not_in_theirs() {
        enrolledInBoth();
        decide(EntityType.CLASS, "annex", "c-1", "lakeside", "c-1", "DIFFERENT");

        sources.assertCommitted(sources.annex());

        assertThat(enrollment("annex", "ae-2"))
                .contains(sources.passport("annex", EntityType.CLASS, "c-1").toString());
        assertThat(enrollment("lakeside", "e-2"))
                .contains(sources.passport("lakeside", EntityType.CLASS, "c-1").toString());
        assertThat(sources.lakeside.changes(sources.annex())).isEmpty();
    }

    @Test
    void the_same_person_s_enrollments_go_along_and_do_not_stay_with_whom_they_were_one_with() {
        enrolledInBoth();
        decide("annex", "a-2", "annex", "a-1", "SAME");

        sources.assertCommitted(sources.annex());

        assertThat(sources.student("a-2")).isEqualTo(sources.student("s-1"));
        assertThat(enrollment("annex", "ae-2")).contains(sources.student("s-1").toString());
        assertThat(enrollment("lakeside", "e-2"))
                .contains(sources.student("s-2").toString());
        assertThat(sources.lakeside.changes(sources.annex())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"300", "900"})
    void who_comes_back_as_somebody_else_is_not_enrolled_as_who_it_was(String number) {
        student("s-3", "300", "three@lincoln.example");
        sources.main();
        enrolledInBoth();
        sources.annexRows.without(Resource.USERS, "a-2");
        sources.annex();
        assertThat(sources.students()).doesNotContainKey("a-2");
        annexStudent("a-2", number, number + "@annex.example");

        sources.assertCommitted(sources.annex());

        assertThat(sources.student("a-2")).isNotEqualTo(sources.student("s-2"));
        assertThat(enrollment("annex", "ae-2")).contains(sources.student("a-2").toString());
        assertThat(enrollment("lakeside", "e-2"))
                .contains(sources.student("s-2").toString());
        assertThat(sources.lakeside.changes(sources.annex())).isEmpty();
    }

    @Test
    void who_comes_back_as_it_was_is_enrolled_as_it_was() {
        enrolledInBoth();
        UUID kept = sources.passport("annex", EntityType.ENROLLMENT, "ae-2");
        sources.annexRows.without(Resource.USERS, "a-2");
        sources.annex();
        annexStudent("a-2", "200", "two@lincoln.example");

        sources.assertCommitted(sources.annex());

        assertThat(sources.passport("annex", EntityType.ENROLLMENT, "ae-2")).isEqualTo(kept);
    }

    /** The annex has the same two people and the class; the second one is enrolled in it in both. */
    private void enrolledInBoth() {
        annexStudent("a-0", "1000", "zero@annex.example");
        annexStudent("a-1", "100", "one@lincoln.example");
        annexStudent("a-2", "200", "two@lincoln.example");
        sources.annexRows.aClass("c-1", "a-1").anEnrollment("ae-2", "a-2", "c-1", "a-1");
        sources.annex();
        assertThat(sources.passport("annex", EntityType.ENROLLMENT, "ae-2"))
                .isEqualTo(sources.passport("lakeside", EntityType.ENROLLMENT, "e-2"));
    }

    private String enrollment(String connection, String sisId) {
        return sources.document(EntityType.ENROLLMENT, sources.passport(connection, EntityType.ENROLLMENT, sisId));
    }

    private void decide(String connection, String sisId, String other, String otherSisId, String verdict) {
        decide(EntityType.STUDENT, connection, sisId, other, otherSisId, verdict);
    }

    private void decide(
            EntityType entity, String connection, String sisId, String other, String otherSisId, String verdict) {
        sources.lakeside
                .sql()
                .sql("""
                        insert into decision (district_id, entity, connection_id, sis_id, other_connection, other_sis_id,
                                              verdict, actor, at)
                        select 'lakeside', :entity, one.id, :sisId, two.id, :otherSisId, :verdict, 'steward', now()
                        from connection one, connection two
                        where one.name = :connection and two.name = :other""")
                .param("entity", entity.code())
                .param("connection", connection)
                .param("sisId", sisId)
                .param("other", other)
                .param("otherSisId", otherSisId)
                .param("verdict", verdict)
                .update();
    }

    private void student(String id, String number, String email) {
        sources.lakeside.district.aUser(id, "Student " + id, fields(number, email), "student", "lincoln");
    }

    private void annexStudent(String id, String number, String email) {
        sources.annexRows.aUser(id, "Student " + id, fields(number, email), "student", "a-1");
    }

    private static String fields(String number, String email) {
        return "\"identifier\":\"%s\",\"email\":\"%s\",".formatted(number, email);
    }
}
