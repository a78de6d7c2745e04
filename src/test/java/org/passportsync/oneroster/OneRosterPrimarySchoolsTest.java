package org.passportsync.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.roster.EntityType.SCHOOL_ENROLLMENT;
import static org.passportsync.roster.EntityType.STUDENT;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of its schools is a user's primary one, in either version. */
class OneRosterPrimarySchoolsTest extends OneRosterRoles {

    @Test
    void the_only_org_of_a_1_1_role_is_the_primary_school() throws Exception {
        ParsedPages users =
                ParsedPages.of("users").rows("{'sourcedId':'u','role':'student','orgs':[{'sourcedId':'north'}]}");

        assertThat(users.only(STUDENT).value("primarySchool")).isEqualTo("north");
        assertThat(users.only(SCHOOL_ENROLLMENT).value("primary")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({
        "2015-08-01, 2019-06-30, 2019-07-01, '', south",
        "2015-08-01, '', 2019-07-01, '', south",
        "2015-08-01, '', 2019-07-01, 2019-09-30, north",
        "2015-08-01, 2027-06-30, 2015-08-01, 2027-06-30, ",
        "'', '', 0001-01-01, 0001-01-01T00:00:00Z, "
    })
    void of_several_primary_roles_the_one_that_lasts_is_it_in_whatever_order_they_stand(
            String begin, String end, String otherBegin, String otherEnd, @Nullable String school) throws Exception {
        String north = role("primary", "student", "north", begin, end);
        String south = role("primary", "student", "south", otherBegin, otherEnd);
        ParsedPages users = ParsedPages.of("users")
                .rows(
                        "{'sourcedId':'u','roles':[" + north + "," + south + "]}",
                        "{'sourcedId':'v','roles':[" + south + "," + north + "]}");

        assertThat(users.of(STUDENT)).map(row -> row.value("primarySchool")).containsOnly(school);
    }

    @Test
    void a_primary_org_beside_a_1_1_role_is_the_primary_school() throws Exception {
        ParsedPages users = ParsedPages.of("users")
                .rows("{'sourcedId':'u','role':'student','primaryOrg':{'sourcedId':'south'},"
                        + "'orgs':[{'sourcedId':'north'},{'sourcedId':'south'}]}");

        assertThat(users.only(STUDENT).value("primarySchool")).isEqualTo("south");
        assertThat(users.of(SCHOOL_ENROLLMENT)).map(row -> row.value("primary")).containsExactly("false", "true");
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
}
