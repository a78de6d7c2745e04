package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.simulator.Resource;

/** Rule 2 for roles: who has one that can't be read is not absent. */
class UnreadableRolesTest {

    private Lakeside lakeside;

    @BeforeEach
    void first_sync(@TempDir Path folder) {
        lakeside = Lakeside.in(folder);
        lakeside.district.aSchool("lincoln").students(1, 20, "lincoln").aClass("c1", "lincoln");
        lakeside.committed();
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    @Test
    void a_blank_or_unknown_role_is_held_back_and_never_out_of_scope() {
        lakeside.district
                .aUser("s-007", "Student", "", "wizard", "lincoln")
                .aUser("s-008", "Student", "", "", "lincoln")
                .aUser("s-009", "Student", "", "student")
                .aUser("s-021", "Student", "", "wizard", "lincoln");

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).isEmpty();
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(20).contains("s-007", "s-008", "s-009");
        assertThat(lakeside.issues())
                .contains(
                        "MALFORMED role student s-007", "MALFORMED role student s-008", "MALFORMED role student s-009");
    }

    @Test
    void what_a_user_was_beside_a_role_that_is_known_stays_where_another_is_not() {
        lakeside.district
                .aSchool("roosevelt")
                .put(Resource.USERS, user("tg-1", "teacher@lincoln", "guardian@lincoln"))
                .put(Resource.USERS, user("s-030", "student@lincoln", "student@roosevelt"))
                .aStudent("s-032", "lincoln", "roosevelt")
                .put(Resource.ENROLLMENTS, """
                        {"sourcedId":"e-1","status":"active","role":"teacher","primary":"true",
                         "user":{"sourcedId":"tg-1"},"class":{"sourcedId":"c1"},"school":{"sourcedId":"lincoln"}}""")
                .put(
                        Resource.USERS,
                        user("s-031", "student@lincoln")
                                .replace("\"roles\"", "\"agents\":[{\"sourcedId\":\"tg-1\"}],\"roles\""));
        lakeside.committed();
        assertThat(lakeside.live(EntityType.STAFF)).containsExactly("tg-1");
        lakeside.district
                .put(Resource.USERS, user("tg-1", "wizard@lincoln", "guardian@lincoln"))
                .put(Resource.USERS, user("s-030", "student@lincoln", "@roosevelt"))
                .put(
                        Resource.USERS,
                        user("s-032", "student@lincoln", "student@")
                                .replace("\"sourcedId\":\"\"", "\"sourcedId\":null"));

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).noneMatch(change -> change.startsWith("DELETE"));
        assertThat(lakeside.live(EntityType.STAFF)).containsExactly("tg-1");
        assertThat(lakeside.live(EntityType.SCHOOL_ENROLLMENT))
                .contains("tg-1|staff|lincoln", "s-030|student|lincoln", "s-030|student|roosevelt")
                .contains("s-032|student|lincoln", "s-032|student|roosevelt");
        assertThat(lakeside.live(EntityType.ENROLLMENT)).contains("e-1");
        assertThat(lakeside.issues())
                .contains("MALFORMED role student tg-1", "MALFORMED role staff s-030", "MALFORMED role staff s-032");
    }

    private static String user(String id, String... roles) {
        String all = Stream.of(roles)
                .map(role -> role.split("@", -1))
                .map(role -> "{\"roleType\":\"primary\",\"role\":\"" + role[0] + "\",\"org\":{\"sourcedId\":\""
                        + role[1] + "\"}}")
                .collect(Collectors.joining(","));
        return "{\"sourcedId\":\"" + id + "\",\"status\":\"active\",\"enabledUser\":\"true\",\"givenName\":\"Given\","
                + "\"familyName\":\"Person\",\"roles\":[" + all + "]}";
    }
}
