package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** Who stays, and where, while a school is lost; and what becomes of them afterwards. */
class FrozenPeopleTest extends LostSchool {

    @Test
    void who_is_listed_without_any_school_stays_while_the_school_is_gone_from_the_list() {
        aCourse("roosevelt");
        lakeside.district.aClass("r-art", "roosevelt");
        lakeside.committed();
        assertThat(lakeside.live(EntityType.COURSE)).contains("r-course");
        lakeside.skyward.faults("missing-school=roosevelt");
        IntStream.rangeClosed(51, 53).forEach(this::atNoSchool);
        aCourse("elsewhere");
        lakeside.district.aClass("r-art", "elsewhere").put(Resource.CLASSES, """
                {"sourcedId":"r-math","status":"active","title":"Class r-math","classType":"scheduled",
                 "course":{"sourcedId":"course-r-math"},"terms":[]}""");

        nothingLeaves(lakeside.sync());
    }

    @Test
    void a_tie_to_a_frozen_student_is_frozen_whatever_sign_is_in_the_identifier() {
        lakeside.district.aGuardian("g-01").aStudentWithAgent("s@57", "g-01", "roosevelt");
        lakeside.committed();
        assertThat(lakeside.live(EntityType.CONTACT)).containsExactly("g-01");
        lakeside.skyward.faults("missing-school=roosevelt");

        nothingLeaves(lakeside.sync());
    }

    @Test
    void a_contact_of_a_frozen_student_loses_the_ties_to_siblings_who_name_it_no_longer() {
        lakeside.district
                .aGuardian("g-02")
                .aStudentWithAgent("s-057", "g-02", "roosevelt")
                .aStudentWithAgent("s-058", "g-02", "lincoln")
                .aStudentWithAgent("s-059", "g-02", "lincoln", "roosevelt");
        lakeside.committed();
        lakeside.skyward.faults("missing-school=roosevelt");
        lakeside.district.aStudent("s-058", "lincoln").aStudent("s-059", "lincoln", "roosevelt");

        Run run = lakeside.sync();

        assertThat(lakeside.reasons(run)).contains(LOST);
        assertThat(lakeside.changes(run)).containsExactly("UPDATE contact g-02 SOURCE");
        lakeside.approve(run);
        assertThat(lakeside.document(EntityType.CONTACT, "g-02")).containsOnlyOnce("\"student\"");
    }

    @Test
    void who_leaves_another_school_while_one_is_lost_keeps_the_edge_to_the_lost_one() {
        atBoth("lincoln", "roosevelt").put(Resource.ENROLLMENTS, """
                        {"sourcedId":"e-both","status":"active","role":"student","user":{"sourcedId":"s-both"},
                         "class":{"sourcedId":"r-math"},"school":{"sourcedId":"roosevelt"}}""");
        lakeside.committed();
        atBoth("roosevelt");
        lakeside.skyward.faults("missing-school=roosevelt");

        onlyLincolnLosesThem(lakeside.sync());
        assertThat(lakeside.live(EntityType.ENROLLMENT)).contains("e-both");
        assertThat(lakeside.live(EntityType.CONTACT)).containsExactly("g-01");
        nothingLeaves(lakeside.sync());

        lakeside.skyward.faults();
        assertThat(lakeside.changes(lakeside.committed()))
                .containsExactly("UPDATE student s-both SOURCE", "UPDATE staff t-both SOURCE");
    }

    @Test
    void who_was_at_a_lost_school_and_another_and_is_listed_without_any_stays_at_the_lost_one() {
        lakeside.district.aStudent("s-both", "lincoln", "roosevelt").aTeacher("t-both", "lincoln", "roosevelt");
        lakeside.committed();
        atNoSchool("s-both", "student");
        atNoSchool("t-both", "teacher");
        lakeside.skyward.faults("missing-school=roosevelt");

        onlyLincolnLosesThem(lakeside.sync());
    }

    @Test
    void whom_a_filter_leaves_out_leaves_though_one_of_their_schools_is_lost() {
        lakeside.apply(
                definition -> definition.section(
                        "filters: { student: [ { where: [ { attribute: familyName, condition: contains text, value: Student } ] } ] }"));
        lakeside.district.aStudent("s-both", "lincoln", "roosevelt");
        lakeside.committed();
        lakeside.district.aStudentNamed("Married", "s-both", "lincoln", "roosevelt");
        lakeside.skyward.faults("missing-school=roosevelt");

        Run run = lakeside.sync();

        assertThat(lakeside.reasons(run)).contains(LOST);
        assertThat(lakeside.changes(run)).contains("DELETE student s-both FILTER");
    }

    @Test
    void who_went_to_another_school_while_one_was_lost_is_only_there_when_it_is_back() {
        atBoth("lincoln", "roosevelt");
        lakeside.committed();
        String before = lakeside.document(EntityType.STUDENT, "s-both");
        lakeside.district
                .aUser("s-both", "Married", "\"agents\":[{\"sourcedId\":\"g-01\"}],", "student", "lincoln")
                .aTeacher("t-both", "lincoln");
        lakeside.skyward.faults("missing-school=roosevelt");

        Run lost = lakeside.sync();
        assertThat(lakeside.changes(lost)).containsExactly("UPDATE student s-both SOURCE");
        lakeside.approve(lost);
        nothingLeaves(lakeside.sync());
        assertThat(lakeside.document(EntityType.STUDENT, "s-both"))
                .isEqualTo(before.replace("\"Student\"", "\"Married\""));

        lakeside.skyward.faults();
        atBoth("lincoln", "roosevelt").aTeacher("t-both", "lincoln");
        assertThat(lakeside.changes(lakeside.committed()))
                .containsExactly(
                        "UPDATE student s-both SOURCE",
                        "UPDATE staff t-both SOURCE",
                        "DELETE schoolEnrollment t-both|staff|roosevelt SOURCE");
        assertThat(lakeside.document(EntityType.STUDENT, "s-both")).isEqualTo(before);
        assertThat(lakeside.changes(lakeside.committed())).isEmpty();
    }

    @Test
    void who_moved_on_from_an_emptied_school_leaves_it_when_others_come() {
        lakeside.district.without(Resource.ENROLLMENTS, "e-51").students(51, 56, "lincoln");
        lakeside.committed("entities=enrollment");

        nobodyLeaves(lakeside.sync());
        nothingLeaves(lakeside.sync());
        lakeside.district.students(60, 61, "roosevelt");
        Run run = lakeside.committed();

        assertThat(lakeside.changes(run))
                .hasSize(2 + 6 + 2 + 6)
                .contains("UPDATE student s-051 SOURCE", "DELETE schoolEnrollment s-051|student|roosevelt SOURCE");
        assertThat(lakeside.sql()
                        .sql("select cardinality(school_ids) from hub.student where sis_id = 's-051'")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(lakeside.changes(lakeside.committed())).isEmpty();
    }

    private void nobodyLeaves(Run run) {
        assertThat(lakeside.reasons(run)).contains(LOST);
        assertThat(lakeside.changes(run)).hasSize(6 + 6).noneMatch(change -> change.startsWith("DELETE"));
        lakeside.approve(run);
    }

    @Test
    void of_several_rows_those_of_a_lost_school_stay(@TempDir Path folder) {
        try (Lakeside natively = Lakeside.in(folder, Definitions::overSms)) {
            natively.district
                    .aSchool("lincoln")
                    .aSchool("roosevelt")
                    .students(1, 20, "lincoln")
                    .students(21, 26, "roosevelt")
                    .aTeacher("t-001", "lincoln", "roosevelt")
                    .aTeacher("t-002", "lincoln", "roosevelt");
            natively.committed();
            natively.district.aTeacher("t-001", "roosevelt").aTeacher("t-002", "lincoln");
            natively.skyward.faults("missing-school=roosevelt");

            Run lost = natively.sync();
            assertThat(natively.changes(lost))
                    .containsExactly("UPDATE staff 2001 SOURCE", "DELETE schoolEnrollment 2001|staff|lincoln SOURCE");
            natively.approve(lost);
            Run still = natively.sync();
            assertThat(natively.reasons(still)).contains(LOST);
            assertThat(natively.changes(still)).isEmpty();
            natively.approve(still);

            natively.skyward.faults();
            assertThat(natively.changes(natively.committed()))
                    .contains("UPDATE staff 2002 SOURCE", "DELETE schoolEnrollment 2002|staff|roosevelt SOURCE")
                    .noneMatch(change -> change.startsWith("DELETE staff"));
        }
    }

    @Test
    void who_names_no_school_is_frozen_with_the_district_office() {
        lakeside.district.put(Resource.ORGS, """
                        {"sourcedId":"d","status":"active","name":"Lakeside","type":"district"}""").aUser("o-01", "Named", "", "administrator", "d");
        String[] office = {"o-02", "o-03", "o-04", "o-05"};
        List.of(office).forEach(this::ofTheOffice);
        lakeside.committed();
        assertThat(lakeside.live(EntityType.STAFF)).contains("o-01").contains(office);
        lakeside.district
                .without(Resource.ORGS, "d")
                .without(Resource.USERS, "o-01", "o-02", "o-03", "o-04")
                .aUser("o-05", "Office", "", "administrator", "elsewhere");

        nothingLeaves(lakeside.sync());
        nothingLeaves(lakeside.sync());

        assertThat(lakeside.live(EntityType.STAFF)).contains("o-01").contains(office);
    }

    private void ofTheOffice(String id) {
        lakeside.district.put(Resource.USERS, """
                {"sourcedId":"%s","status":"active","enabledUser":"true","givenName":"Given","familyName":"Office",
                 "role":"administrator","orgs":[]}""".formatted(id));
    }

    /** A student with a guardian, and a teacher, each at the schools. */
    private FewRows atBoth(String... schools) {
        return lakeside.district
                .aGuardian("g-01")
                .aStudentWithAgent("s-both", "g-01", schools)
                .aTeacher("t-both", schools);
    }

    private void onlyLincolnLosesThem(Run run) {
        assertThat(lakeside.reasons(run)).contains(LOST);
        assertThat(lakeside.changes(run))
                .containsExactly(
                        "DELETE schoolEnrollment s-both|student|lincoln SOURCE",
                        "DELETE schoolEnrollment t-both|staff|lincoln SOURCE");
        assertThat(lakeside.approve(run).state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        assertThat(lakeside.live(EntityType.SCHOOL_ENROLLMENT))
                .contains("s-both|student|roosevelt", "t-both|staff|roosevelt");
    }

    private void aCourse(String school) {
        lakeside.district.put(Resource.COURSES, """
                {"sourcedId":"r-course","status":"active","title":"Math","org":{"sourcedId":"%s"}}""".formatted(school));
    }
}
