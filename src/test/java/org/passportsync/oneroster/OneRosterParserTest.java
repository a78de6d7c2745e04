package org.passportsync.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.passportsync.roster.EntityType.CALENDAR;
import static org.passportsync.roster.EntityType.CLASS;
import static org.passportsync.roster.EntityType.COURSE;
import static org.passportsync.roster.EntityType.ENROLLMENT;
import static org.passportsync.roster.EntityType.SCHOOL;
import static org.passportsync.roster.EntityType.STUDENT;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rows of everything but users become. */
class OneRosterParserTest {

    @Test
    void only_schools_and_districts_become_schools_but_every_id_is_told() throws Exception {
        ParsedPages orgs = ParsedPages.of("orgs")
                .rows(
                        "{'sourcedId':'d','type':'District','name':'Lakeside','parent':{}}",
                        "{'sourcedId':'s','type':' School ','name':'North','identifier':'0042',"
                                + "'parent':{'sourcedId':' d ','type':'org','href':'/orgs/wrong'}}",
                        "{'sourcedId':'x','type':'department','name':'Buses'}",
                        "{'sourcedId':'y','name':'Untyped'}");

        assertThat(orgs.ids).containsExactly("d", "s", "x", "y");
        assertThat(orgs.of(SCHOOL)).map(ParsedPages.Row::rawId).containsExactly("d", "s");
        assertThat(orgs.rows.getFirst().values()).containsOnly(entry("name", "Lakeside"), entry("type", "district"));
        ParsedPages.Row north = orgs.rows.getLast();
        assertThat(north.part()).isEqualTo("orgs");
        assertThat(north.origin()).isEqualTo("s");
        assertThat(north.values())
                .containsOnly(
                        entry("name", "North"),
                        entry("identifier", "0042"),
                        entry("type", "school"),
                        entry("parent", "d"));
    }

    @Test
    void sessions_courses_and_classes_keep_lists_and_lead_their_references_to_ids() throws Exception {
        assertThat(ParsedPages.of("academicSessions")
                        .rows("{'sourcedId':'t1','title':'Fall','type':'semester','schoolYear':2027,"
                                + "'startDate':'2026-08-24','endDate':'2026-12-18','parent':{'sourcedId':'y'}}")
                        .only(CALENDAR)
                        .values())
                .containsOnly(
                        entry("title", "Fall"),
                        entry("type", "semester"),
                        entry("schoolYear", "2027"),
                        entry("startDate", "2026-08-24"),
                        entry("endDate", "2026-12-18"),
                        entry("parent", "y"));
        assertThat(ParsedPages.of("courses")
                        .rows("{'sourcedId':'c','title':'Art','grades':['09','10'],'subjectCodes':[],"
                                + "'org':{'sourcedId':'s'}}")
                        .only(COURSE)
                        .values())
                .containsOnly(
                        entry("title", "Art"),
                        entry("grades", List.of("09", "10")),
                        entry("subjectCodes", List.of()),
                        entry("org", "s"));
        assertThat(ParsedPages.of("classes")
                        .rows("{'sourcedId':'k','title':'Art 1','classType':'scheduled','periods':[1,2],"
                                + "'course':{'sourcedId':'c'},'school':{'sourcedId':'s'},"
                                + "'terms':[{'sourcedId':'t1'},{'sourcedId':'t2'}]}")
                        .only(CLASS)
                        .values())
                .contains(
                        entry("periods", List.of("1", "2")),
                        entry("course", "c"),
                        entry("school", "s"),
                        entry("terms", List.of("t1", "t2")));
    }

    @Test
    void demographics_join_their_races_into_one_list() throws Exception {
        ParsedPages.Row row = ParsedPages.of("demographics")
                .rows("{'sourcedId':'u','birthDate':'2010-03-04','sex':'female','asian':'true','white':true,"
                        + "'blackOrAfricanAmerican':'false','demographicRaceTwoOrMoreRaces':' TRUE ',"
                        + "'hispanicOrLatinoEthnicity':'false','cityOfBirth':'Lakeside'}")
                .only(STUDENT);

        assertThat(row.part()).isEqualTo("demographics");
        assertThat(row.values())
                .containsOnly(
                        entry("birthDate", "2010-03-04"),
                        entry("sex", "female"),
                        entry("race", List.of("asian", "white", "demographicRaceTwoOrMoreRaces")),
                        entry("hispanicOrLatinoEthnicity", "false"));
    }

    @ParameterizedTest
    @CsvSource({
        "student, student",
        "Student, student",
        "teacher, staff",
        "administrator, staff",
        "proctor, staff",
        "aide, staff"
    })
    void an_enrollments_role_says_whose_it_is(String role, String person) throws Exception {
        assertThat(ParsedPages.of("enrollments")
                        .rows("{'sourcedId':'e','user':{'sourcedId':'u'},'class':{'sourcedId':'k'},"
                                + "'school':{'sourcedId':'s'},'role':'" + role
                                + "','primary':'true','beginDate':'2026-08-24'}")
                        .only(ENROLLMENT)
                        .values())
                .containsOnly(
                        entry(person, "u"),
                        entry("class", "k"),
                        entry("school", "s"),
                        entry("role", role),
                        entry("primary", "true"),
                        entry("beginDate", "2026-08-24"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "guardian", "visitor"})
    void an_enrollment_with_another_role_or_none_is_held_back(String role) throws Exception {
        ParsedPages enrollments =
                ParsedPages.of("enrollments").rows("{'sourcedId':'e','user':{'sourcedId':'u'},'role':'" + role + "'}");

        assertThat(enrollments.rows).isEmpty();
        assertThat(enrollments.ids).containsExactly("e");
        assertThat(enrollments.held)
                .singleElement()
                .extracting(ParsedPages.Held::entities, ParsedPages.Held::rawId, ParsedPages.Held::rule)
                .containsExactly(Set.of(ENROLLMENT), "e", "role");
    }
}
