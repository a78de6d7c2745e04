package org.passportsync.skyward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.passportsync.roster.EntityType.CALENDAR;
import static org.passportsync.roster.EntityType.CLASS;
import static org.passportsync.roster.EntityType.COURSE;
import static org.passportsync.roster.EntityType.ENROLLMENT;
import static org.passportsync.roster.EntityType.SCHOOL;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.sis.SourceRow.Status;

/** Schools, grading buckets, courses, sections and enrollments. */
class SkywardParserTest {

    @Test
    void a_school() throws Exception {
        Pages.Row row = Pages.of("schools")
                .rows("{'SchoolId':'101','SchoolName':'Lincoln'}")
                .only(SCHOOL);

        assertThat(row.where()).isEqualTo("school 101 schools from 101");
        assertThat(row.values()).containsOnly(entry("SchoolName", "Lincoln"), entry("SchoolId", "101"));
        assertThat(row.status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void a_grading_bucket() throws Exception {
        Pages.Row row = Pages.of("gradingbuckets")
                .rows("{'GradingBucketId':'S1','Name':'Semester 1','Type':'semester','SchoolYear':2027,"
                        + "'StartDate':'2026-08-24T00:00:00','EndDate':'2026-12-18','ParentId':null}")
                .only(CALENDAR);

        assertThat(row.where()).isEqualTo("calendar S1 gradingbuckets from S1");
        assertThat(row.values())
                .containsOnly(
                        entry("Name", "Semester 1"),
                        entry("Type", "semester"),
                        entry("SchoolYear", "2027"),
                        entry("StartDate", "2026-08-24"),
                        entry("EndDate", "2026-12-18"));
    }

    @Test
    void a_course() throws Exception {
        Pages.Row row = Pages.of("courses")
                .rows("{'CourseId':7,'SchoolId':101,'CourseCode':'ALG','CourseName':'Algebra','Grades':['09',10],"
                        + "'Subjects':'Math'}")
                .only(COURSE);

        assertThat(row.where()).isEqualTo("course 7 courses from 7");
        assertThat(row.values())
                .containsOnly(
                        entry("SchoolId", "101"),
                        entry("CourseCode", "ALG"),
                        entry("CourseName", "Algebra"),
                        entry("Grades", List.of("09", "10")),
                        entry("Subjects", "Math"));
    }

    @Test
    void a_section_is_a_class_with_an_enrollment_for_each_of_its_staff() throws Exception {
        Pages pages = Pages.of("sections")
                .rows("{'SectionId':'c-1','CourseId':'7','SchoolId':'101','SectionCode':'A1','SectionName':'Algebra 1',"
                        + "'SectionType':'scheduled','Room':'12','Periods':['1','2'],'GradingBucketIds':['S1'],"
                        + "'Staff':[{'NameId':21,'IsPrimary':true,'Role':'Teacher','StartDate':'2026-08-24T00:00:00',"
                        + "'EndDate':'0001-01-01T00:00:00'},{'NameId':22,'IsPrimary':false}]}");

        assertThat(pages.only(CLASS).values())
                .containsOnly(
                        entry("CourseId", "7"),
                        entry("SchoolId", "101"),
                        entry("SectionCode", "A1"),
                        entry("SectionName", "Algebra 1"),
                        entry("SectionType", "scheduled"),
                        entry("Room", "12"),
                        entry("Periods", List.of("1", "2")),
                        entry("GradingBucketIds", List.of("S1")));
        assertThat(pages.where())
                .containsExactly(
                        "class c-1 sections from c-1",
                        "enrollment c-1|staff|21 sections from c-1",
                        "enrollment c-1|staff|22 sections from c-1");
        assertThat(pages.rows.get(1).values())
                .containsOnly(
                        entry("staff", "21"),
                        entry("class", "c-1"),
                        entry("school", "101"),
                        entry("role", "teacher"),
                        entry("primary", "true"),
                        entry("beginDate", "2026-08-24"));
        assertThat(pages.rows.get(2).values()).contains(entry("role", "teacher"), entry("primary", "false"));
    }

    @Test
    void a_member_of_the_staff_who_stands_there_twice_is_one_from_the_earliest_day_to_the_latest() throws Exception {
        Pages pages = Pages.of("sections")
                .rows("{'SectionId':'c-1','Staff':["
                        + "{'NameId':21,'IsPrimary':false,'StartDate':'2026-10-01','EndDate':'2026-12-01'},"
                        + "{'NameId':21,'IsPrimary':true,'StartDate':'2026-09-01','EndDate':'2026-11-01'}]}");

        assertThat(pages.only(ENROLLMENT).values())
                .contains(entry("primary", "true"), entry("beginDate", "2026-09-01"), entry("endDate", "2026-12-01"));
    }

    @Test
    void staff_of_a_section_that_cannot_be_read_hold_back_what_may_be_live_of_them() throws Exception {
        Pages pages = Pages.of("sections")
                .rows("{'SectionId':'c-1','Staff':[{'NameId':21,'Role':'parent'},{'Role':'teacher'}]}");

        assertThat(pages.where()).containsExactly("class c-1 sections from c-1");
        assertThat(pages.held)
                .containsExactly(
                        new Pages.Held(Set.of(ENROLLMENT), "c-1|staff|21", "role", "parent"),
                        new Pages.Held(Set.of(ENROLLMENT), "c-1", "type", null));
    }

    @Test
    void an_enrollment_of_a_student() throws Exception {
        Pages pages = Pages.of("enrollments")
                .rows("{'EnrollmentId':'e-1','CourseId':'7','SectionId':'c-1','SchoolId':'101','NameId':1000101,"
                        + "'EnrType':'student','EnrStatus':'Active','StartDate':'2026-08-24T00:00:00',"
                        + "'EndDate':'0001-01-01T00:00:00'}");

        Pages.Row row = pages.only(ENROLLMENT);
        assertThat(pages.ids).containsExactly("1000101|e-1");
        assertThat(row.where()).isEqualTo("enrollment 1000101|e-1 enrollments from 1000101|e-1");
        assertThat(row.values())
                .containsOnly(
                        entry("student", "1000101"),
                        entry("SectionId", "c-1"),
                        entry("SchoolId", "101"),
                        entry("role", "student"),
                        entry("StartDate", "2026-08-24"));
    }

    @ParameterizedTest
    @CsvSource({"Regular,student,student", "'',student,student", "Teacher,staff,teacher"})
    void the_type_of_an_enrollment_tells_staff_from_students(String type, String who, String role) throws Exception {
        Pages.Row row = Pages.of("enrollments")
                .rows("{'EnrollmentId':1,'NameId':7,'EnrType':'" + type + "'}")
                .only(ENROLLMENT);

        assertThat(row.values()).containsOnly(entry(who, "7"), entry("role", role));
    }

    @Test
    void an_enrollment_of_a_contact_is_none() throws Exception {
        Pages pages = Pages.of("enrollments").rows("{'EnrollmentId':1,'NameId':7,'EnrType':'guardian'}");

        assertThat(pages.rows).isEmpty();
        assertThat(pages.held).containsExactly(new Pages.Held(Set.of(ENROLLMENT), "7|1", "role", "guardian"));
    }
}
