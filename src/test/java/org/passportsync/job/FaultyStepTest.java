package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.oneroster.HastyApplication;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** A step that the SIS refuses ends the run at once with the reason; it does not ask again and again. */
@Timeout(60)
class FaultyStepTest {

    private Lakeside lakeside;

    @BeforeEach
    void first_sync(@TempDir Path folder) {
        lakeside = Lakeside.in(folder, definition -> definition.with("application", HastyApplication.NAME));
        lakeside.district.aSchool("lincoln").students(1, 20, "lincoln");
        lakeside.committed();
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    @Test
    void a_refused_list_of_schools_ends_the_run() {
        lakeside.skyward.faults("forbidden=orgs");
        long before = lakeside.skyward.requests().size();

        Run run = lakeside.sync();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.message()).contains("answers 403", "Grant this resource");
        assertThat(lakeside.skyward.requestsAfter(before)).hasSizeLessThan(5);
    }

    @Test
    void a_refusal_while_deletes_are_confirmed_ends_the_run_and_deletes_nobody() {
        lakeside.skyward.faults("unsorted", "forbidden=users#3");
        lakeside.district.without(Resource.USERS, "s-007");

        Run run = lakeside.sync();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.message()).contains("answers 403");
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-007");

        lakeside.skyward.faults("unsorted");
        Run again = Lakeside.ended(lakeside.house.syncs.restart(run.id(), House.OPERATOR, RunWatcher.NONE));

        assertThat(again.state()).isEqualTo(RunState.COMMITTED);
        assertThat(lakeside.live(EntityType.STUDENT)).doesNotContain("s-007");
    }

    @Test
    void a_sis_that_goes_dark_while_deletes_are_confirmed_is_not_asked_about_all_of_them() {
        lakeside.apply(definition -> definition
                .with("application", HastyApplication.NAME)
                .with("pageSize", "1000")
                .with("maxConcurrentRequests", "4"));
        lakeside.district.students(21, 220, "lincoln");
        lakeside.committed();
        for (int number = 21; number <= 220; number++) {
            lakeside.district.without(Resource.USERS, "s-%03d".formatted(number));
        }
        lakeside.skyward.faults("unsorted");
        lakeside.skyward.afterRequest(request -> {
            if (request.path().contains("/users/s-")) {
                lakeside.skyward.faults("unsorted", "503@users");
            }
        });
        long before = lakeside.skyward.requests().size();

        Run run = lakeside.sync();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.message()).contains("still answers 503 after 8 tries");
        assertThat(lakeside.skyward.requestsAfter(before).stream()
                        .filter(one -> one.path().contains("/users/s-")))
                .as("8 tries of the four that are asked about at once, and what was under way when it began")
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(4 * 8 + 4);
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(220);

        lakeside.skyward.afterRequest(_ -> {});
        lakeside.skyward.faults("unsorted");
        Run again = Lakeside.ended(lakeside.house.syncs.restart(run.id(), House.OPERATOR, RunWatcher.NONE));

        assertThat(again.state()).isEqualTo(RunState.PARKED);
        assertThat(lakeside.reasons(again)).contains("LIMIT student");
    }

    @Test
    void a_list_of_schools_that_is_cut_is_asked_for_again() {
        lakeside.skyward.faults("half-json@orgs#1:2");

        lakeside.committed();

        assertThat(lakeside.live(EntityType.SCHOOL)).hasSize(1);
    }

    @Test
    void a_list_of_schools_that_is_cut_each_time_ends_the_run_after_three() {
        lakeside.skyward.faults("half-json@orgs");
        long before = lakeside.skyward.requests().size();

        Run run = lakeside.sync();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.message()).contains("the list of schools can't be read", "cut short", "asked 3 times");
        assertThat(lakeside.skyward.requestsAfter(before).stream()
                        .filter(one ->
                                one.path().endsWith("/orgs") && one.query().contains("offset=")))
                .hasSize(3);
    }
}
