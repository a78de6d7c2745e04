package org.passportsync.skyward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.passportsync.sis.Presence.GONE;
import static org.passportsync.sis.Presence.PRESENT;
import static org.passportsync.sis.Presence.UNKNOWN;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.sis.Presence;
import org.passportsync.sis.SourceFault;
import org.passportsync.skyward.FakeSkyward.Sent;

class SkywardSingleRowsTest extends AtFakeSkyward {

    @ParameterizedTest
    @CsvSource({
        "students,/students,NameId",
        "guardians,/guardians,NameId",
        "courses,/courses,CourseId",
        "sections,/sections,SectionId",
        "gradingbuckets,/gradingbuckets,GradingBucketId",
        "schools,/schools,SchoolId"
    })
    void a_row_is_there_over_or_not_found_beside_one_that_is(String resource, String path, String key)
            throws Exception {
        skyward.rows(path, "{'" + key + "':7}")
                .on(path + "/7", _ -> Sent.json(200, ("{'" + key + "':7}").replace('\'', '"')))
                .on(path + "/8", _ -> Sent.json(200, ("{'" + key + "':'8','Active':false}").replace('\'', '"')))
                .on(path + "/9", _ -> Sent.json(410, ""));

        assertThat(confirm(resource, "7")).isEqualTo(PRESENT);
        assertThat(confirm(resource, "8")).isEqualTo(GONE);
        assertThat(confirm(resource, "9")).isEqualTo(GONE);
        assertThat(confirm(resource, "10")).isEqualTo(GONE);
    }

    @Test
    void a_server_that_does_not_find_rows_it_lists_proves_nothing_by_a_404() throws Exception {
        skyward.rows("/students", "{'NameId':7}");

        assertThat(confirm("students", "9")).isEqualTo(UNKNOWN);
        assertThat(confirm("students", "8")).isEqualTo(UNKNOWN);
        assertThat(skyward.asked())
                .containsExactly("/students/9", "/students?paging.limit=10", "/students/7", "/students/8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{'NameId':'7;0'}", "{'LastName':'Roe'}"})
    void a_server_that_lists_no_row_to_ask_for_proves_nothing_by_a_404(String listed) throws Exception {
        skyward.rows("/students", listed);

        assertThat(confirm("students", "9")).isEqualTo(UNKNOWN);
    }

    @Test
    void a_member_of_the_staff_is_there_where_a_row_has_that_school() throws Exception {
        skyward.rows("/staff", "{'NameId':21}")
                .rows("/staff/21", "{'NameId':21,'SchoolId':'101'}", "{'NameId':21,'SchoolId':'102','Active':'N'}")
                .rows("/staff/22");

        assertThat(confirm("staff", "21|101")).isEqualTo(PRESENT);
        assertThat(confirm("staff", "21|102")).isEqualTo(GONE);
        assertThat(confirm("staff", "21|103")).isEqualTo(GONE);
        assertThat(confirm("staff", "21")).isEqualTo(GONE);
        assertThat(confirm("staff", "22|101")).isEqualTo(GONE);
    }

    @Test
    void one_row_of_a_member_of_the_staff_says_nothing_of_those_at_other_schools() throws Exception {
        skyward.rows("/staff", "{'NameId':21}")
                .on("/staff/21", _ -> Sent.json(200, "{\"NameId\":21,\"SchoolId\":101}"))
                .on("/staff/22", _ -> Sent.json(200, "{\"NameId\":22,\"SchoolId\":101,\"Active\":false}"));

        assertThat(confirm("staff", "21|101")).isEqualTo(PRESENT);
        assertThat(confirm("staff", "21|102")).isEqualTo(UNKNOWN);
        assertThat(confirm("staff", "21")).isEqualTo(UNKNOWN);
        assertThat(confirm("staff", "22|101")).isEqualTo(GONE);
        assertThat(confirm("staff", "23|101")).isEqualTo(GONE);
    }

    @Test
    void a_tie_is_there_where_a_row_of_the_guardian_names_the_student() throws Exception {
        guardian("{'NameId':31,'Students':[{'NameId':1},{'NameId':'2'}]}");

        assertThat(confirm("guardians", "31|1")).isEqualTo(PRESENT);
        assertThat(confirm("guardians", "31|2")).isEqualTo(PRESENT);
        assertThat(skyward.asked()).containsOnly("/guardians/31");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'NameId':31,'Students':[{'NameId':2}]}",
                "{'NameId':31,'Students':[]}",
                "{'NameId':31,'Students':'none'}",
                "{'NameId':31}",
                "{'NameId':31,'Active':false,'Students':[{'NameId':2}]}",
                "{'NameId':32,'Students':[{'NameId':1}]}"
            })
    void a_row_that_does_not_name_the_student_leaves_the_tie_open_because_another_one_may(String row) throws Exception {
        guardian(row);

        assertThat(confirm("guardians", "31|1")).isEqualTo(UNKNOWN);
    }

    @Test
    void a_tie_is_gone_with_the_guardian_and_where_its_row_is_over() throws Exception {
        guardian("{'NameId':31,'Active':false,'Students':[{'NameId':1}]}");

        assertThat(confirm("guardians", "31|1")).isEqualTo(GONE);
        assertThat(confirm("guardians", "33|1")).isEqualTo(GONE);
    }

    @Test
    void an_enrollment_is_looked_for_among_those_of_its_student() throws Exception {
        skyward.rows("/students", "{'NameId':1}")
                .rows(
                        "/students/1/enrollments",
                        "{'EnrollmentId':5,'NameId':1}",
                        "{'EnrollmentId':6,'EnrStatus':'Withdrawn'}");

        assertThat(confirm("enrollments", "1|5")).isEqualTo(PRESENT);
        assertThat(confirm("enrollments", "1|6")).isEqualTo(GONE);
        assertThat(confirm("enrollments", "1|7")).isEqualTo(GONE);
        assertThat(confirm("enrollments", "2|5")).isEqualTo(GONE);
        assertThat(confirm("enrollments", "5")).isEqualTo(UNKNOWN);
    }

    @Test
    void a_student_whose_list_is_not_found_where_none_is_proves_nothing() throws Exception {
        skyward.rows("/students", "{'NameId':1}");

        assertThat(confirm("enrollments", "2|5")).isEqualTo(UNKNOWN);
    }

    @Test
    void an_enrollment_of_all_rows_together_is_asked_for_by_itself() throws Exception {
        skyward.rows("/studentschedules", "{'EnrollmentId':5}")
                .on("/studentschedules/5", _ -> Sent.json(200, "{\"EnrollmentId\":5,\"NameId\":1}"));
        opened.path("enrollments", "/v1/studentschedules");

        assertThat(confirm("enrollments", "1|5")).isEqualTo(PRESENT);
        assertThat(confirm("enrollments", "2|5")).isEqualTo(GONE);
        assertThat(confirm("enrollments", "1|6")).isEqualTo(GONE);
    }

    @Test
    void what_is_listed_by_school_cannot_be_asked_for() throws Exception {
        opened.path("staff", "/v1/schools/{SchoolId}/staff");

        assertThat(confirm("staff", "21|101")).isEqualTo(UNKNOWN);
        assertThat(skyward.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 501})
    void a_server_that_does_not_offer_single_rows_leaves_it_open(int status) throws Exception {
        skyward.elsewhere(_ -> Sent.json(status, "{}"));

        assertThat(confirm("students", "7")).isEqualTo(UNKNOWN);
        assertThat(confirm("enrollments", "7|1")).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"NameId\":8}",
                "[{\"NameId\":8,\"Active\":false}]",
                "{\"Message\":\"?\"}",
                "{}",
                "{\"NameId\":",
                "<html></html>",
                ""
            })
    void an_answer_about_something_else_leaves_it_open(String body) throws Exception {
        skyward.on("/students/7", _ -> Sent.json(200, body));

        assertThat(confirm("students", "7")).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "..", "a/b", "a?b", "a%b", "7 "})
    void an_identifier_that_servers_take_apart_is_not_asked_for(String id) throws Exception {
        assertThat(confirm("students", id)).isEqualTo(UNKNOWN);
        assertThat(skyward.asked()).isEmpty();
    }

    @Test
    void one_of_several_rows_of_a_student_is_not_asked_for_because_another_one_may_answer() throws Exception {
        assertThat(confirm("students", "7|101")).isEqualTo(UNKNOWN);
        assertThat(skyward.asked()).isEmpty();
    }

    @Test
    void a_refusal_is_a_fault_that_does_not_tell_the_identifier() {
        skyward.elsewhere(_ -> Sent.json(403, "{}"));

        for (String resource : new String[] {"staff", "enrollments"}) {
            assertThatThrownBy(() -> confirm(resource, "4711|1")).isInstanceOfSatisfying(SourceFault.class, fault -> {
                assertThat(fault.kind()).isEqualTo(SourceFault.Kind.FORBIDDEN);
                assertThat(fault.reason()).doesNotContain("4711");
            });
        }
    }

    /** Answers with a row whoever asks for guardian 31, beside another one who is listed. */
    private void guardian(String row) {
        skyward.rows("/guardians", "{'NameId':7}")
                .on("/guardians/7", _ -> Sent.json(200, "{\"NameId\":7}"))
                .on("/guardians/31", _ -> Sent.json(200, row.replace('\'', '"')));
    }

    private Presence confirm(String resource, String origin) throws Exception {
        return opened.source().confirm(resource, origin);
    }
}
