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
import org.passportsync.roster.Relationship;
import org.passportsync.sis.SourceRow.Status;

/** What users become, of either version. */
class OneRosterUsersTest {

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
    void a_user_of_1_1_has_its_role_at_each_of_its_orgs_the_first_being_primary() throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows("{'sourcedId':'u','role':'student','familyName':'Byron',"
                        + "'orgs':[{'sourcedId':'north'},{'sourcedId':''},{'sourcedId':'south'}]}");

        assertThat(users.only(STUDENT).values())
                .contains(entry("schools", List.of("north", "south")), entry("primarySchool", "north"));
        assertThat(users.of(SCHOOL_ENROLLMENT))
                .extracting(ParsedPages.Row::rawId, row -> row.value("primary"))
                .containsExactly(tuple("u|student|north", "true"), tuple("u|student|south", "false"));
    }

    @Test
    void a_primary_org_beside_a_1_1_role_is_the_primary_school() throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows("{'sourcedId':'u','role':'student','primaryOrg':{'sourcedId':'south'},"
                        + "'orgs':[{'sourcedId':'north'},{'sourcedId':'south'}]}");

        assertThat(users.only(STUDENT).value("primarySchool")).isEqualTo("south");
        assertThat(users.of(SCHOOL_ENROLLMENT)).map(row -> row.value("primary")).containsExactly("false", "true");
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
    void without_a_primary_org_the_primary_roles_org_is_the_primary_school() throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows(
                        "{'sourcedId':'u','roles':[" + role("secondary", "student", "north", "", "") + ","
                                + role("primary", "student", "south", "", "") + "]}",
                        "{'sourcedId':'v','roles':[" + role("secondary", "student", "north", "", "") + "]}",
                        "{'sourcedId':'w','primaryOrg':{'sourcedId':'elsewhere'},'roles':["
                                + role("primary", "student", "north", "", "") + "]}");

        assertThat(users.of(STUDENT))
                .map(row -> String.valueOf(row.value("primarySchool")))
                .containsExactly("south", "null", "elsewhere");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'givenName':'Ada'",
                "'role':''",
                "'role':null,'orgs':[{'sourcedId':'north'}]",
                "'role':'visitor'",
                "'roles':[]",
                "'roles':[{'roleType':'primary','org':{'sourcedId':'north'}}]",
                "'roles':[{'role':'visitor'}]"
            })
    void a_user_without_a_role_that_we_know_is_held_back(String roles) throws Exception {
        ParsedPages users = ParsedPages.of("users").rows("{'sourcedId':'u'," + roles + "}");

        assertThat(users.rows).isEmpty();
        assertThat(users.ids).containsExactly("u");
        assertThat(users.held).singleElement().satisfies(held -> {
            assertThat(held.entities()).contains(STUDENT, STAFF, CONTACT);
            assertThat(held.rawId()).isEqualTo("u");
            assertThat(held.rule()).isEqualTo("role");
            assertThat(held.value()).isEqualTo(roles.contains("visitor") ? "visitor" : null);
        });
    }

    @Test
    void only_the_beginning_of_an_unknown_role_is_told() throws Exception {
        ParsedPages users = ParsedPages.of("users").rows("{'sourcedId':'u','role':'" + "v".repeat(5000) + "'}");

        assertThat(users.held)
                .singleElement()
                .extracting(ParsedPages.Held::value)
                .isEqualTo("v".repeat(40));
    }

    @Test
    void an_unknown_role_beside_a_known_one_adds_nothing() throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows("{'sourcedId':'u','roles':[" + role("primary", "visitor", "south", "", "") + ","
                        + role("secondary", "student", "north", "", "") + "]}");

        assertThat(users.held).isEmpty();
        assertThat(users.rows).hasSize(2);
        assertThat(users.only(STUDENT).value("schools")).isEqualTo(List.of("north"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'roles':{'role':'student'} | roles",
                "'roles':'student' | roles",
                "'roles':['student'] | roles",
                "'roles':[{'role':{'is':'student'}}] | roles",
                "'roles':[{'role':'student','endDate':['2027-06-11']}] | roles",
                "'roles':[{'role':'student','org':{'href':'/orgs/1'}}] | roles",
                "'role':'student','agents':[{'href':'/users/1'}] | agents",
                "'role':'student','givenName':{'first':'Ada'} | givenName",
                "'role':'student','userIds':[{'type':'state','identifier':{'a':1}}] | userIds.state"
            })
    void a_user_with_a_value_of_another_type_is_held_back(String fields, String named) throws Exception {
        ParsedPages users = ParsedPages.of("users").rows("{'sourcedId':'u'," + fields + "}");

        assertThat(users.rows).isEmpty();
        assertThat(users.held).singleElement().satisfies(held -> {
            assertThat(held.rule()).isEqualTo("type");
            assertThat(held.message()).startsWith(named + " ").doesNotContain("Ada");
        });
    }

    @Test
    void a_student_ties_each_of_its_agents_to_itself() throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows("{'sourcedId':'stu','status':'tobedeleted','role':'student','agents':"
                        + "[{'sourcedId':'g1'},{'sourcedId':' '},{'sourcedId':' g2 '}]}");

        assertThat(users.of(CONTACT)).containsExactly(tie("g1", "stu", Status.ENDED), tie("g2", "stu", Status.ENDED));
    }

    @Test
    void a_single_agent_ties_without_a_list_too() throws Exception {
        ParsedPages users =
                ParsedPages.of("users").rows("{'sourcedId':'stu','role':'student','agents':{'sourcedId':'g1'}}");

        assertThat(users.of(CONTACT)).containsExactly(tie("g1", "stu", Status.ACTIVE));
    }

    @Test
    void who_is_no_student_ties_nobody() throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows(
                        "{'sourcedId':'g','role':'guardian','agents':[{'sourcedId':'stu'}]}",
                        "{'sourcedId':'t','role':'teacher','agents':[{'sourcedId':'stu'}]}");

        assertThat(users.rows).noneMatch(row -> row.part().startsWith("agent"));
        assertThat(users.only(CONTACT).rawId()).isEqualTo("g");
    }

    @Test
    void a_contact_needs_no_school_and_is_named_after_its_primary_role() throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows("{'sourcedId':'g','familyName':'Byron','roles':[{'roleType':'secondary','role':'relative'},"
                        + "{'roleType':'primary','role':'guardian'}]}");

        assertThat(users.rows).hasSize(1);
        assertThat(users.only(CONTACT).value("role")).isEqualTo("guardian");
    }

    @Test
    void the_last_of_duplicate_roles_and_ids_counts() throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows("{'sourcedId':'u','userIds':[{'type':'state','identifier':'1'}],"
                        + "'roles':['odd'],'roles':[" + role("primary", "teacher", "south", "", "") + "],"
                        + "'roles':[" + role("primary", "student", "north", "", "") + "],'userIds':[]}");

        assertThat(users.held).isEmpty();
        assertThat(users.of(STAFF)).isEmpty();
        assertThat(users.only(STUDENT).values())
                .containsOnly(entry("schools", List.of("north")), entry("primarySchool", "north"));
    }

    @Test
    void other_ids_and_metadata_can_be_mapped_but_secrets_never() throws Exception {
        ParsedPages users = ParsedPages.of(
                        "users",
                        "student.userIds.SIS",
                        "student.metadata.homeroom",
                        "student.password",
                        "student.Credentials",
                        "student.metadata.password",
                        "student.userIds.password")
                .rows("{'sourcedId':'u','role':'student','password':'s3','Credentials':'s4',"
                        + "'metadata':{'homeroom':'HR-1','password':'s5'},"
                        + "'userIds':[{'type':'sis','identifier':'7'},{'type':'password','identifier':'s6'}]}");

        assertThat(users.only(STUDENT).values())
                .containsOnly(
                        entry("userIds.SIS", "7"), entry("metadata.homeroom", "HR-1"), entry("schools", List.of()));
    }

    @Test
    void the_same_people_are_the_same_students_in_either_version() throws Exception {
        String common = "'sourcedId':'u','status':'active','givenName':'Ada','familyName':'Byron','middleName':'',"
                + "'userIds':[{'type':'state','identifier':'900'}],'enabledUser':'true','identifier':'1',"
                + "'agents':[{'sourcedId':'g'}],'grades':['09']";
        ParsedPages old = ParsedPages.of("users")
                .rows("{" + common + ",'role':'student','orgs':[{'sourcedId':'north'},{'sourcedId':'south'}]}");
        ParsedPages current = ParsedPages.of("users")
                .rows("{" + common + ",'roles':[" + role("primary", "student", "north", "", "") + ","
                        + role("secondary", "student", "south", "", "") + "]}");

        assertThat(old.rows).hasSize(4).isEqualTo(current.rows);
    }

    private static ParsedPages.Row tie(String contact, String student, Status status) {
        return new ParsedPages.Row(
                CONTACT,
                contact,
                "agent@" + student,
                student,
                status,
                Map.of("relationships", List.of(Relationship.to(student))));
    }

    private static org.assertj.core.groups.Tuple tuple(@Nullable Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private static String role(String type, String name, String org, String begin, String end) {
        return "{'roleType':'" + type + "','role':'" + name + "','org':{'sourcedId':'" + org + "','type':'org'},"
                + "'beginDate':'" + begin + "','endDate':'" + end + "'}";
    }
}
