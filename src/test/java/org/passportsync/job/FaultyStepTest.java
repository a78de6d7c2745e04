package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
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
        lakeside = Lakeside.in(folder);
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
}
