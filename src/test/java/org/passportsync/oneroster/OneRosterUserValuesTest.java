package org.passportsync.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.passportsync.roster.EntityType.CONTACT;
import static org.passportsync.roster.EntityType.SCHOOL_ENROLLMENT;
import static org.passportsync.roster.EntityType.STAFF;
import static org.passportsync.roster.EntityType.STUDENT;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.roster.Relationship;
import org.passportsync.sis.SourceRow.Status;

/** What is taken of a OneRoster user beside roles, and what holds the user back. */
class OneRosterUserValuesTest extends OneRosterRoles {

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
    void an_unknown_role_beside_a_known_one_adds_nothing_and_may_be_any_that_the_user_had() throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows("{'sourcedId':'u','roles':[" + role("primary", "visitor", "south", "", "") + ","
                        + role("secondary", "student", "north", "", "") + "]}");

        assertThat(users.held).singleElement().satisfies(held -> {
            assertThat(held.entities()).containsExactlyInAnyOrder(STAFF, CONTACT, SCHOOL_ENROLLMENT);
            assertThat(held.value()).isEqualTo("visitor");
        });
        assertThat(users.rows).hasSize(2);
        assertThat(users.only(STUDENT).value("schools")).isEqualTo(List.of("north"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'org':null", ",'org':{'sourcedId':null}", ",'org':{'sourcedId':' '}"})
    void a_role_that_names_no_school_beside_one_that_does_may_be_at_any_that_the_user_had(String org) throws Exception {
        String north = role("primary", "student", "north", "", "");
        ParsedPages users = ParsedPages.of("users")
                .rows(
                        "{'sourcedId':'u','roles':[" + north + ",{'role':'student'" + org + "}]}",
                        "{'sourcedId':'v','roles':[" + north + ",{'role':'aide'" + org + "},{'role':'parent'}]}");

        assertThat(users.held)
                .extracting(ParsedPages.Held::value, ParsedPages.Held::entities)
                .containsExactly(
                        tuple("student", Set.of(STAFF, CONTACT, SCHOOL_ENROLLMENT)),
                        tuple("aide", Set.of(STAFF, SCHOOL_ENROLLMENT)));
        assertThat(users.of(STAFF)).isEmpty();
        assertThat(users.of(STUDENT))
                .extracting(row -> row.value("schools"))
                .containsExactly(List.of("north"), List.of("north"));
    }

    @Test
    void a_role_of_a_guardian_needs_no_school() throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows(
                        "{'sourcedId':'u','roles':[" + role("primary", "teacher", "north", "", "")
                                + ",{'role':'guardian'}]}",
                        "{'sourcedId':'v','roles':[" + role("primary", "guardian", "north", "", "")
                                + ",{'role':'administrator'}]}");

        assertThat(users.held).isEmpty();
        assertThat(users.of(CONTACT)).hasSize(2);
        assertThat(users.of(STAFF)).hasSize(2);
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
                "'role':'student','agents':[{'sourcedId':'g1'},{'sourcedId':null}] | agents",
                "'role':'student','agents':[{'sourcedId':' '}] | agents",
                "'role':'student','orgs':[{'sourcedId':'north'},{'sourcedId':null}] | orgs",
                "'roles':[{'role':'student','org':17}] | roles",
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
    void a_primary_org_that_names_none_is_none_and_one_that_leads_elsewhere_is_not() throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows(
                        "{'sourcedId':'u','role':'student','primaryOrg':{},'orgs':[{'sourcedId':'north'}]}",
                        "{'sourcedId':'v','role':'student','primaryOrg':{'type':'org'},'orgs':['north']}",
                        "{'sourcedId':'w','role':'student','primaryOrg':{'href':'/orgs/1'},'orgs':['north']}");

        assertThat(users.of(STUDENT))
                .extracting(ParsedPages.Row::rawId, row -> String.valueOf(row.value("primarySchool")))
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("u", "north"),
                        org.assertj.core.api.Assertions.tuple("v", "north"));
        assertThat(users.held).extracting(ParsedPages.Held::rawId).containsExactly("w");
    }

    @Test
    void a_student_ties_each_of_its_agents_to_itself() throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows("{'sourcedId':'stu','status':'tobedeleted','role':'student','agents':"
                        + "[{'sourcedId':'g1'},{'sourcedId':' g2 '}]}");

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

    private static ParsedPages.Row tie(String contact, String student, Status status) {
        return new ParsedPages.Row(
                CONTACT,
                contact,
                "agent@" + student,
                student,
                status,
                Map.of("relationships", List.of(Relationship.to(student))));
    }
}
