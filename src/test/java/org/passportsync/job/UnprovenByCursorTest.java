package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Request;
import org.passportsync.simulator.Resource;

/** Rule 1 where pages follow by cursor and nothing overlaps: what is missing is confirmed, or nothing goes. */
class UnprovenByCursorTest extends ReadByCursor {

    @Test
    void each_candidate_is_asked_for_and_404_is_proof() {
        lakeside.district.without(Resource.USERS, "s-007");
        long before = lakeside.skyward.requests().size();

        Run run = lakeside.committed();

        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(19).doesNotContain("1007");
        assertThat(lakeside.changes(run)).contains("DELETE student 1007 SOURCE");
        assertThat(asked(before, "students/1007")).isPositive();
    }

    @Test
    void a_candidate_that_the_server_still_has_stays_without_a_hold() {
        missedWhileRead("s-007", 1);

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).isEmpty();
        assertThat(lakeside.live(EntityType.STUDENT)).contains("1007");
        assertThat(lakeside.live(EntityType.SCHOOL_ENROLLMENT)).contains("1007|student|lincoln");
    }

    @Test
    void what_a_row_that_was_read_no_longer_says_is_gone_and_nobody_is_asked_for() {
        lakeside.district.aStudent("s-007", "roosevelt");
        long before = lakeside.skyward.requests().size();

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run))
                .containsExactly(
                        "UPDATE student 1007 SOURCE",
                        "DELETE schoolEnrollment 1007|student|lincoln SOURCE",
                        "CREATE schoolEnrollment 1007|student|roosevelt SOURCE");
        assertThat(asked(before, "students/1007")).isZero();
    }

    @Test
    void a_row_in_one_schools_list_says_nothing_of_a_row_that_is_missing_in_anothers() {
        lakeside.apply(definition -> definition.overSms().with("pageSize", """
                5
                  native:
                    resources:
                      students: { path: "/v1/schools/{SchoolId}/students" }
                      enrollments: { path: /v1/studentschedules }"""));
        lakeside.district.aStudent("s-007", "lincoln", "roosevelt");
        lakeside.committed();
        lakeside.district.aStudent("s-007", "lincoln");
        lakeside.skyward.afterRequest(request -> {
            if (request.path().endsWith("/schools/roosevelt/students")) {
                lakeside.district.aStudent("s-007", "lincoln", "roosevelt");
            }
        });

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).isEmpty();
        assertThat(lakeside.live(EntityType.SCHOOL_ENROLLMENT)).contains("1007|student|roosevelt");
    }

    @Test
    void a_row_of_another_resource_says_nothing_of_one_of_the_same_identifier() {
        lakeside.district.aClass("1007", "lincoln");
        missedWhileRead("s-007", 1);

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run))
                .contains("CREATE class 1007 SOURCE")
                .noneMatch(one -> one.startsWith("DELETE"));
        assertThat(lakeside.live(EntityType.STUDENT)).contains("1007");
    }

    @Test
    void of_several_rows_one_that_is_held_back_counts_before_one_that_is_over() {
        lakeside.district.aTeacher("t-001", "lincoln").aTeacher("staff-001", "roosevelt");
        lakeside.committed();
        assertThat(lakeside.live(EntityType.STAFF)).containsExactly("2001");
        lakeside.district.put(Resource.USERS, """
                {"sourcedId":"t-001","status":"tobedeleted","givenName":"Given","familyName":"Teacher","roles":
                 [{"roleType":"primary","role":"teacher","org":{"sourcedId":"lincoln","type":"org"}}]}""").aUser("staff-001", "", "", "teacher", "roosevelt");

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).noneMatch(change -> change.startsWith("DELETE staff"));
        assertThat(lakeside.live(EntityType.STAFF)).containsExactly("2001");
    }

    @Test
    void a_run_that_broke_off_goes_on_behind_the_last_page_in_the_journal() {
        lakeside.apply(definition -> definition
                .overSms()
                .with("pageSize", "5\n  native: { resources: { enrollments: { path: /v1/studentschedules } } }"));
        lakeside.district.aStudent("s-021", "lincoln");
        lakeside.skyward.faults("missing=students#3");
        Run broken = lakeside.sync();
        assertThat(broken.state()).isEqualTo(RunState.FAILED);
        lakeside.skyward.faults();
        long before = lakeside.skyward.requests().size();

        Run run = Lakeside.ended(lakeside.house.syncs.restart(broken.id(), House.OPERATOR, RunWatcher.NONE));

        assertThat(run.state()).isEqualTo(RunState.COMMITTED);
        assertThat(lakeside.changes(run)).contains("CREATE student 1021 SOURCE").hasSize(2);
        List<String> pages = lakeside.skyward.requestsAfter(before).stream()
                .filter(request -> request.path().endsWith("/students"))
                .map(Request::query)
                .toList();
        assertThat(pages.getFirst()).contains("paging.cursor=");
    }

    @Test
    void a_replay_takes_the_same_pages_asks_nobody_and_takes_nothing_for_absent() {
        lakeside.district.without(Resource.USERS, "s-007");
        Run parked = lakeside.sync("preview=true");
        assertThat(lakeside.changes(parked)).contains("DELETE student 1007 SOURCE");
        int asked = lakeside.skyward.requests().size();

        Run replay = Lakeside.ended(lakeside.house.launch("replay=" + parked.id()));

        assertThat(replay.state()).isEqualTo(RunState.PARKED);
        assertThat(lakeside.skyward.requests()).hasSize(asked);
        assertThat(lakeside.changes(replay)).isEmpty();
        assertThat(lakeside.reasons(replay)).contains("INCOMPLETE_EXTRACT student", "INCOMPLETE_EXTRACT enrollment");
    }

    private long asked(long before, String path) {
        return lakeside.skyward.requestsAfter(before).stream()
                .filter(request -> request.path().endsWith("/" + path))
                .count();
    }
}
