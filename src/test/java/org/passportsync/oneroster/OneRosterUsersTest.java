package org.passportsync.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.passportsync.roster.EntityType.CONTACT;
import static org.passportsync.roster.EntityType.SCHOOL_ENROLLMENT;
import static org.passportsync.roster.EntityType.STAFF;
import static org.passportsync.roster.EntityType.STUDENT;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.sis.SourceRow.Status;

/** What users become, of either version. */
class OneRosterUsersTest extends OneRosterRoles {

    @Test
    void a_student_of_1_2_is_read_with_all_that_is_mapped() throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows("{'sourcedId':'u','status':'active','username':'ada.1','enabledUser':'true','givenName':'Ada',"
                        + "'familyName':'Byron','middleName':'K','preferredFirstName':'Addie','preferredLastName':'',"
                        + "'userIds':[{'type':'Fed','identifier':'f'},{'type':'STATE','identifier':' 900 '},"
                        + "{'type':'state','identifier':'901'}],'identifier':'100001','email':'ada@s.example','sms':'1',"
                        + "'phone':'2','grades':['09'],'password':'secret','roles':["
                        + role("primary", "student", "north", "2026-08-24", "2027-06-11") + "],"
                        + "'primaryOrg':{'sourcedId':'north'},'agents':[]}");

        ParsedPages.Row student = users.only(STUDENT);
        assertThat(student.part()).isEqualTo("users");
        assertThat(student.origin()).isEqualTo("u");
        assertThat(student.values())
                .containsOnly(
                        entry("givenName", "Ada"),
                        entry("middleName", "K"),
                        entry("familyName", "Byron"),
                        entry("preferredFirstName", "Addie"),
                        entry("preferredLastName", ""),
                        entry("username", "ada.1"),
                        entry("email", "ada@s.example"),
                        entry("phone", "2"),
                        entry("sms", "1"),
                        entry("identifier", "100001"),
                        entry("userIds.state", " 900 "),
                        entry("grades", List.of("09")),
                        entry("enabledUser", "true"),
                        entry("primarySchool", "north"),
                        entry("schools", List.of("north")));
        assertThat(users.only(SCHOOL_ENROLLMENT))
                .isEqualTo(new ParsedPages.Row(
                        SCHOOL_ENROLLMENT,
                        "u|student|north",
                        "users",
                        "u",
                        Status.ACTIVE,
                        Map.of(
                                "student",
                                "u",
                                "school",
                                "north",
                                "role",
                                "student",
                                "primary",
                                "true",
                                "beginDate",
                                "2026-08-24",
                                "endDate",
                                "2027-06-11")));
        assertThat(users.rows).hasSize(2);
    }

    @Test
    void a_user_of_1_1_has_its_role_at_each_of_its_orgs_none_being_primary_by_its_place() throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows("{'sourcedId':'u','role':'student','familyName':'Byron',"
                        + "'orgs':[{'sourcedId':'north'},{'sourcedId':'south'}]}");

        assertThat(users.only(STUDENT).values())
                .contains(entry("schools", List.of("north", "south")))
                .doesNotContainKey("primarySchool");
        assertThat(users.of(SCHOOL_ENROLLMENT))
                .extracting(ParsedPages.Row::rawId, row -> row.value("primary"))
                .containsExactly(tuple("u|student|north", "false"), tuple("u|student|south", "false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'orgs':{'sourcedId':'north'}",
                "'orgs':'north'",
                "'orgs':['north']",
                "'org':{'sourcedId':'north'}",
                "'roles':[],'orgs':[{'sourcedId':'north'}]",
                "'roles':'','orgs':[{'sourcedId':'north'}]",
                "'roles':null,'orgs':[{'sourcedId':' north '}]"
            })
    void an_org_may_be_said_in_several_ways(String orgs) throws Exception {
        ParsedPages users = ParsedPages.of("users").rows("{'sourcedId':'u','role':' student '," + orgs + "}");

        assertThat(users.only(STUDENT).value("schools")).isEqualTo(List.of("north"));
        assertThat(users.only(SCHOOL_ENROLLMENT).rawId()).isEqualTo("u|student|north");
    }

    @ParameterizedTest
    @CsvSource({
        "student, STUDENT",
        "STUDENT, STUDENT",
        "teacher, STAFF",
        "aide, STAFF",
        "administrator, STAFF",
        "principal, STAFF",
        "siteAdministrator, STAFF",
        "districtAdministrator, STAFF",
        "systemAdministrator, STAFF",
        "counselor, STAFF",
        "proctor, STAFF",
        "staff, STAFF",
        "guardian, CONTACT",
        "parent, CONTACT",
        "relative, CONTACT"
    })
    void a_role_says_what_a_user_is_in_either_version(String role, org.passportsync.roster.EntityType entity)
            throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows(
                        "{'sourcedId':'old','role':'" + role + "','orgs':[{'sourcedId':'north'}]}",
                        "{'sourcedId':'new','roles':[" + role("primary", role, "north", "", "") + "]}");

        assertThat(users.rows)
                .filteredOn(row -> row.entity() != SCHOOL_ENROLLMENT)
                .extracting(ParsedPages.Row::rawId, ParsedPages.Row::entity)
                .containsExactly(tuple("old", entity), tuple("new", entity));
    }

    @Test
    void a_user_of_several_kinds_takes_each_kinds_own_orgs() throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows("{'sourcedId':'u','familyName':'Byron','primaryOrg':{'sourcedId':'south'},'roles':["
                        + role("primary", "teacher", "south", "", "") + ","
                        + role("secondary", "counselor", "south", "", "") + ","
                        + role("secondary", "aide", "west", "", "") + ","
                        + role("secondary", "student", "north", "", "") + ","
                        + role("secondary", "guardian", "east", "", "") + "]}");

        assertThat(users.only(STAFF).values())
                .contains(
                        entry("schools", List.of("south", "west")),
                        entry("primarySchool", "south"),
                        entry("roles", List.of("teacher", "counselor", "aide")));
        assertThat(users.only(STUDENT).value("schools")).isEqualTo(List.of("north"));
        assertThat(users.only(STUDENT).value("primarySchool")).isNull();
        assertThat(users.only(CONTACT).rawId()).isEqualTo("u");
        assertThat(users.only(CONTACT).values()).containsOnly(entry("familyName", "Byron"), entry("role", "guardian"));
        assertThat(users.of(SCHOOL_ENROLLMENT))
                .map(ParsedPages.Row::rawId)
                .containsExactlyInAnyOrder("u|staff|south", "u|staff|west", "u|student|north");
    }

    @Test
    void several_roles_at_one_school_are_one_enrollment_from_first_begin_to_last_end() throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows("{'sourcedId':'u','roles':[" + role("secondary", "aide", "north", "2026-09-01", "2027-01-15")
                        + ","
                        + role("primary", "teacher", "north", "2026-10-01", "2027-06-11") + ","
                        + role("secondary", "proctor", "north", "2026-08-01", "2026-08-31") + "]}");

        assertThat(users.only(SCHOOL_ENROLLMENT).values())
                .containsOnly(
                        entry("staff", "u"),
                        entry("school", "north"),
                        entry("role", "teacher"),
                        entry("primary", "true"),
                        entry("beginDate", "2026-08-01"),
                        entry("endDate", "2027-06-11"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "0001-01-01"})
    void an_open_role_keeps_its_enrollment_open(String open) throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows("{'sourcedId':'u','roles':[" + role("primary", "teacher", "north", "2026-09-01", "2027-06-11")
                        + "," + role("secondary", "aide", "north", "2026-10-01", open) + "]}");

        assertThat(users.only(SCHOOL_ENROLLMENT).value("beginDate")).isEqualTo("2026-09-01");
        assertThat(users.only(SCHOOL_ENROLLMENT).value("endDate")).isNull();
    }

    @Test
    void the_same_people_are_the_same_students_in_either_version() throws Exception {
        String common = "'sourcedId':'u','status':'active','givenName':'Ada','familyName':'Byron','middleName':'',"
                + "'userIds':[{'type':'state','identifier':'900'}],'enabledUser':'true','identifier':'1',"
                + "'agents':[{'sourcedId':'g'}],'grades':['09']";
        ParsedPages old = ParsedPages.of("users")
                .rows("{" + common + ",'role':'student','primaryOrg':{'sourcedId':'north'},"
                        + "'orgs':[{'sourcedId':'north'},{'sourcedId':'south'}]}");
        ParsedPages current = ParsedPages.of("users")
                .rows("{" + common + ",'roles':[" + role("primary", "student", "north", "", "") + ","
                        + role("secondary", "student", "south", "", "") + "]}");

        assertThat(old.rows).hasSize(4).isEqualTo(current.rows);
    }

    private static org.assertj.core.groups.Tuple tuple(@Nullable Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }
}
