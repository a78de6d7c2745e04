package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** A district with a run that waits for approval. */
abstract class HeldLakeside {

    Lakeside lakeside;
    Run parked;

    Path folder;

    @BeforeEach
    void park_a_run(@TempDir Path folder) {
        this.folder = folder;
        lakeside = Lakeside.in(folder);
        lakeside.district.aSchool("lincoln").students(1, 20, "lincoln");
        lakeside.committed();
        lakeside.district
                .without(Resource.USERS, "s-007")
                .aStudentNamed("Renamed", "s-008", "lincoln")
                .aStudent("s-021", "lincoln");
        parked = lakeside.sync("preview=true");
        assertThat(parked.state()).isEqualTo(RunState.PARKED);
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    Launched approve(Run run, String digest) {
        return lakeside.house.syncs.approve(run.id(), digest, null, House.OPERATOR, RunWatcher.NONE);
    }

    void move(String student) {
        lakeside.sql()
                .sql("update passport_record set version = version + 1 where entity = 5 and sis_id = :student")
                .param("student", student)
                .update();
    }

    List<String> decisions() {
        return lakeside.sql()
                .sql("select decision from approval where run_id = :run")
                .param("run", parked.id())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }
}
