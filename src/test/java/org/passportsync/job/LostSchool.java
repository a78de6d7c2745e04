package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** A district that may lose one of its schools; what the tests of these share. */
abstract class LostSchool {

    static final String LOST = "SCOPE_LOSS school";
    Lakeside lakeside;

    @BeforeEach
    void first_sync(@TempDir Path folder) {
        lakeside = Lakeside.in(folder);
        lakeside.district
                .aSchool("lincoln")
                .aSchool("roosevelt")
                .students(1, 50, "lincoln")
                .students(51, 56, "roosevelt")
                .aClass("l-math", "lincoln")
                .aClass("r-math", "roosevelt")
                .anEnrollment("e-01", "s-001", "l-math")
                .put(Resource.ENROLLMENTS, """
                        {"sourcedId":"e-51","status":"active","role":"student","user":{"sourcedId":"s-051"},
                         "class":{"sourcedId":"r-math"},"school":{"sourcedId":"roosevelt"}}""");
        lakeside.committed();
        assertThat(lakeside.live(EntityType.ENROLLMENT)).containsExactly("e-01", "e-51");
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    /** It is held as lost, and approving it takes nothing away. */
    void nothingLeaves(Run run) {
        assertThat(lakeside.reasons(run)).contains(LOST);
        assertThat(lakeside.changes(run)).isEmpty();
        assertThat(lakeside.approve(run).state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-051", "s-056");
    }

    void atNoSchool(int student) {
        atNoSchool("s-%03d".formatted(student), "student");
    }

    void atNoSchool(String id, String role) {
        lakeside.district.put(Resource.USERS, """
                {"sourcedId":"%s","status":"active","enabledUser":"true","givenName":"Given","familyName":"Student",
                 "roles":[{"roleType":"primary","role":"%s"}]}""".formatted(id, role));
    }
}
