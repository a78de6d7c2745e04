package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** Rule 6 through whole runs: a process that was taken over writes nothing more, and the other one goes on. */
class TakenOverRunTest {

    private Lakeside lakeside;

    @BeforeEach
    void enter(@TempDir Path folder) {
        lakeside = Lakeside.in(folder, definition -> definition.with("pageSize", "5"));
        lakeside.district.aSchool("lincoln").students(1, 20, "lincoln");
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "prove", "assemble", "link", "settle", "compare", "gate", "commit"})
    void before_any_step(String step) {
        Launched old = lakeside.house.launch(new At(step, this::takeOver), "new=true");

        assertThat(old).isInstanceOf(Launched.Refused.class);
        assertThat(((Launched.Refused) old).reason()).contains("another process has taken over the lease");
        Run run = lakeside.house.runs.get(1);
        assertThat(run.state()).as("the other process works on it").isEqualTo(RunState.RUNNING);
        assertThat(run.committedAt()).isNull();
        assertThat(lakeside.live(EntityType.STUDENT)).isEmpty();
        theOtherGoesOn();
    }

    @Test
    void before_the_gate_that_would_park_the_run() {
        Launched old = lakeside.house.launch(new At("gate", this::takeOver), "new=true", "preview=true");

        assertThat(old).isInstanceOf(Launched.Refused.class);
        Run run = lakeside.house.runs.get(1);
        assertThat(run.state()).as("the other process works on it").isEqualTo(RunState.RUNNING);
        assertThat(run.digest()).isNull();
    }

    @Test
    void in_the_middle_of_the_pages() {
        AtomicBoolean taken = new AtomicBoolean();
        lakeside.skyward.afterRequest(request -> {
            if (request.path().endsWith("/users") && request.query().contains("offset=8") && !taken.getAndSet(true)) {
                takeOver();
            }
        });

        Launched old = lakeside.house.launch("new=true");

        assertThat(old).isInstanceOf(Launched.Refused.class);
        assertThat(pages()).containsExactlyInAnyOrder("0", "1");
        theOtherGoesOn();
    }

    @Test
    void a_process_that_fails_after_it_was_taken_over_does_not_end_the_run() {
        lakeside.skyward.afterRequest(request -> {
            if (request.path().endsWith("/orgs")) {
                takeOver();
                lakeside.skyward.faults("forbidden=orgs");
            }
        });

        Launched old = lakeside.house.launch("new=true");

        assertThat(old).isInstanceOf(Launched.Refused.class);
        assertThat(lakeside.house.runs.get(1).state()).isEqualTo(RunState.RUNNING);
    }

    private void theOtherGoesOn() {
        lakeside.skyward.afterRequest(_ -> {});
        lakeside.sql()
                .sql("update lease set until = clock_timestamp() - interval '1 second'")
                .update();
        Launched other = lakeside.house.syncs.restart(1, House.OPERATOR, RunWatcher.NONE);
        assertThat(Lakeside.ended(other).state()).isEqualTo(RunState.COMMITTED);
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(20);
    }

    /** What another host does once our lease has run out. */
    private void takeOver() {
        lakeside.sql()
                .sql("update lease set epoch = epoch + 1, holder = 'elsewhere/1/1/x', host = 'elsewhere', pid = 1,"
                        + " until = clock_timestamp() + interval '30 seconds'")
                .update();
    }

    private Set<String> pages() {
        return Set.copyOf(lakeside.sql()
                .sql("select page::text from page_journal where slice = 'users'")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list());
    }
}
