package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/**
 * A run compares what it reads with the last upload, while it reads. Once another run has been committed that upload is
 * gone: what was seen unchanged then may look absent now.
 */
class OvertakenRunTest {

    private Lakeside lakeside;
    private Run parked;
    private Run failed;

    /** A run is parked; the SIS is mended; a second run fails after it has read everything; the first is approved. */
    @BeforeEach
    void overtake(@TempDir Path folder) {
        lakeside = Lakeside.in(folder);
        lakeside.district.aSchool("lincoln").students(1, 20, "lincoln");
        lakeside.committed();
        lakeside.district.aStudentNamed("Misspelt", "s-007", "lincoln").without(Resource.USERS, "s-008");
        parked = lakeside.sync("preview=true");
        lakeside.district.aStudent("s-007", "lincoln").aStudent("s-008", "lincoln");
        failed = Lakeside.ended(lakeside.house.launch(At.failing("prove")));
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(lakeside.approve(parked).state()).isEqualTo(RunState.COMMITTED);
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-007").doesNotContain("s-008");
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    @Test
    void the_same_command_reads_again_and_deletes_nobody() {
        Run again = Lakeside.ended(lakeside.house.launch());

        assertThat(again.id()).isGreaterThan(failed.id());
        assertThat(again.state()).isEqualTo(RunState.COMMITTED);
        assertThat(lakeside.house.runs.get(failed.id()).state()).isEqualTo(RunState.SUPERSEDED);
        assertThat(lakeside.changes(again))
                .contains("UPDATE student s-007 SOURCE", "CREATE student s-008 REVIVED")
                .noneMatch(change -> change.startsWith("DELETE"));
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(20);
    }

    @Test
    void a_restart_is_refused_with_the_reason_and_what_to_do() {
        Launched restarted = lakeside.house.syncs.restart(failed.id(), House.OPERATOR, RunWatcher.NONE);

        assertThat(restarted).isInstanceOf(Launched.Refused.class);
        assertThat(((Launched.Refused) restarted).reason())
                .contains("another run of lakeside was committed since", "launch the sync again");
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(19);
    }
}
