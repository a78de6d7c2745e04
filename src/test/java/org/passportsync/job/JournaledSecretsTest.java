package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** Rule 11: secrets are dropped from pages before these are kept. */
class JournaledSecretsTest extends JournaledLakeside {

    private static final String SECRET = "planted-hunter2";

    @Test
    void fields_that_hold_secrets_are_dropped_from_the_page_wherever_they_stand() throws Exception {
        lakeside.district.aUser("s-051", "Student", """
                "password":"%1$s","metadata":{"homeroom":"B12","Password_Hint":"%1$s","foodServiceKeyPadNumber":"%1$s"},
                "userProfiles":[{"app":"x","credentials":[{"type":"basic","username":"%1$s","password":"%1$s"}]}],
                """.formatted(SECRET), "student", "lincoln");

        Run run = lakeside.committed();

        assertThat(opened(run, "users"))
                .contains(CHILD, "B12", "s-051", "\"app\":\"x\"")
                .doesNotContain(SECRET, "assword", "credentials");
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-051");
        assertThat(lakeside.document(EntityType.STUDENT, "s-051")).doesNotContain(SECRET);
    }

    @Test
    void numbers_that_are_secrets_are_dropped_by_whatever_name_and_by_the_type_of_an_identifier() throws Exception {
        lakeside.district.aUser("s-051", "Student", """
                "userIds":[{"identifier":"%1$s","type":"SSN"},{"type":"state","identifier":"77001","password":"%1$s"},
                           {"type":"Social Security","of":{"identifier":"%1$s"}},"kept"],
                "SSN_Last4":"%1$s","metadata":{"LunchPinNumber":"%1$s","KeyPadNo":["%1$s"],"shipping":"B12"},
                """.formatted(SECRET), "student", "lincoln");
        lakeside.district.aUser("s-052", "Student", """
                "userIds":{"type":"ssn","identifier":"%1$s"},
                """.formatted(SECRET), "student", "lincoln");

        Run run = lakeside.committed();

        assertThat(opened(run, "users"))
                .contains("{\"type\":\"state\",\"identifier\":\"77001\"},\"kept\"]", "B12", "s-052")
                .doesNotContain(SECRET, "LunchPin", "KeyPad", "SSN");
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-051", "s-052");
        assertThat(lakeside.document(EntityType.STUDENT, "s-051")).contains("77001");
    }

    @Test
    void secrets_are_dropped_as_well_where_a_page_did_not_come_compressed() throws Exception {
        lakeside.skyward.faults("no-gzip");
        lakeside.district.aUser("s-051", "Student", """
                "password":"%s",
                """.formatted(SECRET), "student", "lincoln");

        Run run = lakeside.committed();

        assertThat(kept(run, "users", "encoding")).isEqualTo("gzip");
        assertThat(opened(run, "users")).contains(CHILD, "s-051").doesNotContain(SECRET, "assword");
    }

    @Test
    void keypad_numbers_and_passwords_of_sms_2_0_are_dropped_from_its_pages() throws Exception {
        lakeside.district.aTeacher("t-01", "lincoln");
        lakeside.apply(definition -> definition
                .overSms()
                .with("connection", "natives")
                .with("district", "{ id: natives, name: Lakeside, timeZone: America/Chicago }"));

        Run run = Lakeside.ended(lakeside.house.launch("connection=natives", "new=true"));

        assertThat(run.state()).isEqualTo(RunState.COMMITTED);
        assertThat(opened(run, "students")).contains("NameId", "1001").doesNotContain("KeyPad");
        assertThat(opened(run, "staff")).contains("NameId", "201").doesNotContain("Password", "simulated-password");
    }
}
