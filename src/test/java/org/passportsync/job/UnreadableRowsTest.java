package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** Rule 2: what can't be read is not absent. */
class UnreadableRowsTest {

    private Lakeside lakeside;

    @BeforeEach
    void first_sync(@TempDir Path folder) {
        lakeside = Lakeside.in(folder);
        lakeside.district
                .aSchool("lincoln")
                .students(1, 20, "lincoln")
                .aClass("c1", "lincoln")
                .aClass("c2", "lincoln");
        lakeside.committed();
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    @Test
    void a_row_without_identifier_leaves_every_entity_of_its_resource_unproven() {
        lakeside.district
                .without(Resource.USERS, "s-008")
                .put(Resource.USERS, "s-007", "{\"status\":\"active\",\"familyName\":\"Student\"}")
                .aStudent("s-021", "lincoln")
                .without(Resource.CLASSES, "c2");

        Run run = lakeside.sync();

        assertThat(run.state()).isEqualTo(RunState.PARKED);
        assertThat(lakeside.reasons(run))
                .containsExactlyInAnyOrder(
                        "INCOMPLETE_EXTRACT student",
                        "INCOMPLETE_EXTRACT staff",
                        "INCOMPLETE_EXTRACT contact",
                        "INCOMPLETE_EXTRACT schoolEnrollment");
        assertThat(lakeside.changes(run))
                .containsExactly(
                        "DELETE class c2 SOURCE",
                        "CREATE student s-021 SOURCE",
                        lakeside.changes(run).getLast());
        lakeside.approve(run);
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-007", "s-008", "s-021");
        assertThat(lakeside.issues()).contains("MALFORMED identifier - null");
    }

    @Test
    void a_row_without_identifier_leaves_what_other_resources_tell_of_its_entities_unproven_too() {
        lakeside.district
                .without(Resource.USERS, "s-008")
                .put(Resource.DEMOGRAPHICS, "d-1", "{\"status\":\"active\",\"birthDate\":\"2012-05-01\"}");

        Run run = lakeside.sync();

        assertThat(lakeside.reasons(run)).contains("INCOMPLETE_EXTRACT student");
        assertThat(lakeside.changes(run)).noneMatch(change -> change.startsWith("DELETE student"));
        lakeside.approve(run);
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-008");
    }

    @Test
    void an_identifier_that_is_no_text_is_no_identifier() {
        lakeside.district.put(Resource.USERS, "s-007", "{\"sourcedId\":7,\"status\":\"active\"}");

        Run run = lakeside.sync();

        assertThat(lakeside.reasons(run)).contains("INCOMPLETE_EXTRACT student");
        assertThat(lakeside.changes(run)).isEmpty();
    }

    @Test
    void a_malformed_row_with_an_identifier_is_held_back_where_it_is_live_and_proves_all_else() {
        String before = lakeside.document(EntityType.STUDENT, "s-007");
        lakeside.district
                .without(Resource.USERS, "s-008")
                .aUser("s-007", "Student", "\"phone\":{\"wrong\":true},", "student", "lincoln")
                .aUser("s-021", "Student", "\"phone\":{\"wrong\":true},", "student", "lincoln");

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run))
                .startsWith("DELETE student s-008 SOURCE")
                .hasSize(2);
        assertThat(lakeside.document(EntityType.STUDENT, "s-007")).isEqualTo(before);
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-007").doesNotContain("s-021");
        assertThat(lakeside.live(EntityType.SCHOOL_ENROLLMENT)).hasSize(19);
        assertThat(lakeside.issues()).contains("MALFORMED type student s-007", "MALFORMED type student s-021");
    }

    @Test
    void a_day_of_no_year_that_is_kept_is_left_out_told_and_spoils_no_view() {
        lakeside.district
                .bornOn("s-001", "0000-05-01")
                .bornOn("s-002", "+20260-01-01")
                .bornOn("s-003", "9999-12-31")
                .put(Resource.ENROLLMENTS, ending("e-1", "+11000000-01-01"))
                .put(Resource.ENROLLMENTS, ending("e-2", "+999999999-12-31"));

        lakeside.committed();

        assertThat(lakeside.issues())
                .contains(
                        "ERROR type student s-001",
                        "ERROR type student s-002",
                        "ERROR type enrollment e-1",
                        "ERROR type enrollment e-2")
                .noneMatch(issue -> issue.endsWith("s-003"));
        assertThat(views("select birth_date from hub.student where birth_date is not null"))
                .containsExactly("9999-12-31");
        assertThat(views("select begin_date from hub.enrollment where end_date is null"))
                .containsExactly("2026-08-20", "2026-08-20");
    }

    @Test
    void a_row_that_can_be_read_again_closes_its_issue() {
        lakeside.district.aUser("s-007", "Student", "", "wizard", "lincoln");
        lakeside.committed();
        lakeside.district.aStudent("s-007", "lincoln");

        Run run = lakeside.committed();

        assertThat(run.state()).isEqualTo(RunState.COMMITTED);
        assertThat(lakeside.issues()).isEmpty();
    }

    @Test
    void a_class_that_names_no_school_is_held_back_and_keeps_its_enrollments() {
        lakeside.district.anEnrollment("e-1", "s-001", "c1");
        lakeside.committed();
        lakeside.district.put(Resource.CLASSES, """
                {"sourcedId":"c1","status":"active","title":"Class c1","classType":"scheduled",
                 "course":{"sourcedId":"course-c1"},"school":{"sourcedId":""},"terms":[]}""").put(Resource.CLASSES, """
                {"sourcedId":"c3","status":"active","title":"Class c3","classType":"scheduled",
                 "course":{"sourcedId":"course-c1"},"terms":[]}""");

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).isEmpty();
        assertThat(lakeside.live(EntityType.CLASS)).containsExactlyInAnyOrder("c1", "c2");
        assertThat(lakeside.live(EntityType.ENROLLMENT)).containsExactly("e-1");
        assertThat(lakeside.issues()).contains("SKIPPED required class c1", "SKIPPED required class c3");
    }

    @Test
    void people_of_the_district_office_stay_where_its_own_row_can_t_be_read() {
        String office = "{\"sourcedId\":\"d\",\"status\":\"active\",\"name\":%s,\"type\":\"district\"}";
        String courses = "{\"sourcedId\":\"k-1\",\"status\":\"active\",\"title\":\"Course\",\"courseCode\":\"C\","
                + "\"org\":{\"sourcedId\":\"d\"}}";
        lakeside.district
                .put(Resource.ORGS, office.formatted("\"Lakeside\""))
                .put(Resource.COURSES, courses)
                .put(Resource.USERS, """
                        {"sourcedId":"s-040","status":"active","enabledUser":"true","givenName":"Given","familyName":"Person",
                         "roles":[{"roleType":"primary","role":"student"}]}""");
        lakeside.committed();
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-040");
        lakeside.district.put(Resource.ORGS, office.formatted("{\"wrong\":true}"));

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).isEmpty();
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-040");
        assertThat(lakeside.live(EntityType.COURSE)).contains("k-1");
        assertThat(lakeside.live(EntityType.SCHOOL)).contains("d");
        assertThat(lakeside.issues()).contains("MALFORMED type school d");
    }

    private static String ending(String enrollment, String day) {
        return """
                {"sourcedId":"%s","status":"active","role":"student","user":{"sourcedId":"s-001"},
                 "class":{"sourcedId":"c1"},"school":{"sourcedId":"lincoln"},"beginDate":"2026-08-20","endDate":"%s"}""".formatted(enrollment, day);
    }

    private List<String> views(String asked) {
        return lakeside.sql().sql(asked).query((row, _) -> row.getString(1)).list();
    }
}
