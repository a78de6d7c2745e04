package org.passportsync.skyward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.passportsync.roster.EntityType.CALENDAR;
import static org.passportsync.roster.EntityType.CLASS;
import static org.passportsync.roster.EntityType.COURSE;
import static org.passportsync.roster.EntityType.ENROLLMENT;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.connection.NativeApi.Paging;
import org.passportsync.sis.SourceRow.Status;

/** What holds for rows of every resource: their keys, whether they are over, what can't be read, whose school they are. */
class SkywardRowsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'EnrStatus':'Withdrawn'",
                "'EnrStatus':'DROPPED'",
                "'EnrStatus':' ended '",
                "'Status':'tobedeleted'",
                "'Status':'Inactive'",
                "'Status':'deleted'",
                "'Active':false",
                "'Active':'N'",
                "'Active':'0'",
                "'Active':0"
            })
    void a_row_that_says_so_is_over(String field) throws Exception {
        Pages pages = Pages.of("enrollments").rows("{'EnrollmentId':1,'NameId':7," + field + "}");

        assertThat(pages.only(ENROLLMENT).status()).isEqualTo(Status.ENDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'Active':true", "'Active':'Y'", "'Active':null", "'Status':''", "'EnrStatus':'Active'"})
    void any_other_is_not(String field) throws Exception {
        Pages pages = Pages.of("enrollments").rows("{'EnrollmentId':1,'NameId':7," + field + "}");

        assertThat(pages.only(ENROLLMENT).status()).isEqualTo(Status.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'SchoolId':' '}", "{'SchoolId':null}", "{'SchoolId':['101']}", "7", "[]"})
    void a_row_without_a_readable_key_is_unreadable(String row) throws Exception {
        Pages pages = Pages.of("schools").rows(row, "{'SchoolId':'102'}");

        assertThat(pages.unreadable).hasSize(1);
        assertThat(pages.ids).containsExactly("102");
    }

    @Test
    void an_enrollment_that_names_no_student_is_unreadable() throws Exception {
        Pages pages = Pages.of("enrollments").rows("{'EnrollmentId':1}");

        assertThat(pages.unreadable)
                .containsExactly("a row of enrollments has no NameId and EnrollmentId that can be read");
    }

    @Test
    void a_key_that_is_too_long_is_unreadable() throws Exception {
        assertThat(Pages.of("schools").rows("{'SchoolId':'" + "x".repeat(256) + "'}").unreadable)
                .hasSize(1);
    }

    @Test
    void a_value_of_another_type_holds_its_row_back() throws Exception {
        Pages pages = Pages.of("courses").rows("{'CourseId':'7','CourseName':{'en':'Algebra'}}", "{'CourseId':'8'}");

        assertThat(pages.held).containsExactly(new Pages.Held(Set.of(COURSE), "7", "type", null));
        assertThat(pages.where()).containsExactly("course 8 courses from 8");
        assertThat(pages.ids).containsExactly("7", "8");
    }

    @Test
    void the_key_is_what_the_definition_says() throws Exception {
        Endpoint endpoint = new Endpoint("courses", "/v1/courses", Paging.CURSOR, "Code");

        assertThat(Pages.of(endpoint).rows("{'Code':'ALG','CourseId':7}").where())
                .containsExactly("course ALG courses from ALG");
    }

    @Test
    void a_time_of_day_is_kept_and_a_year_that_is_none_is_no_value() throws Exception {
        Pages pages = Pages.of("gradingbuckets")
                .rows("{'GradingBucketId':1,'StartDate':'2026-08-24T07:30:00','EndDate':'0001-01-01'}");

        assertThat(pages.only(CALENDAR).values()).containsOnly(entry("StartDate", "2026-08-24T07:30:00"));
    }

    @Test
    void what_a_school_lists_and_does_not_name_its_school_is_of_that_school() throws Exception {
        assertThat(Pages.of("courses")
                        .ofSchool("101", "{'CourseId':7}")
                        .only(COURSE)
                        .values())
                .containsOnly(entry("SchoolId", "101"));
        assertThat(Pages.of("sections")
                        .ofSchool("1\"1", "{'SectionId':7}")
                        .only(CLASS)
                        .values())
                .containsOnly(entry("SchoolId", "1\"1"));
    }

    @Test
    void the_school_of_one_page_is_not_that_of_the_next() throws Exception {
        Pages pages = Pages.of("courses").ofSchool("101", "{'CourseId':7}").rows("{'CourseId':8}");

        assertThat(pages.rows.getLast().values()).isEmpty();
    }
}
