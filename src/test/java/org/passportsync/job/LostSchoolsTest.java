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

/** What belongs to lost schools only is frozen, however it comes to be missing; also where a run reads little. */
class LostSchoolsTest {

    private static final String LOST = "SCOPE_LOSS school";

    private Lakeside lakeside;

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

    @Test
    void a_run_that_reads_enrollments_only_finds_that_their_school_is_gone_from_the_list() {
        lakeside.skyward.faults("missing-school=roosevelt");

        nothingLeaves(lakeside.sync("entities=class,enrollment"));
        nothingLeaves(lakeside.sync("entities=enrollment"));
    }

    @Test
    void a_school_is_lost_also_where_the_schools_were_not_proven_complete() {
        lakeside.district.aSchool("small").students(57, 58, "small");
        lakeside.committed();
        lakeside.skyward.faults("missing-school=small", "wrong-totals=5000@orgs#3:99");

        Run run = lakeside.sync();

        assertThat(lakeside.reasons(run)).contains("INCOMPLETE_EXTRACT school");
        nothingLeaves(run);
    }

    @Test
    void a_school_that_is_read_later_than_it_was_missing_in_the_list_is_not_lost() {
        lakeside.district.without(Resource.ORGS, "roosevelt");
        lakeside.skyward.afterRequest(request -> {
            if (request.path().endsWith("/classes")) {
                lakeside.district.aSchool("roosevelt");
            }
        });

        assertThat(lakeside.changes(lakeside.sync())).isEmpty();
    }

    @Test
    void with_bulk_mode_off_absence_means_nothing() {
        lakeside.skyward.faults("missing-school=roosevelt");

        assertThat(lakeside.changes(lakeside.committed("bulk=false"))).isEmpty();
    }

    @Test
    void an_enrollment_that_names_no_school_is_at_that_of_its_class() {
        lakeside.district.put(Resource.ENROLLMENTS, """
                {"sourcedId":"e-52","status":"active","role":"student","user":{"sourcedId":"s-052"},
                 "class":{"sourcedId":"r-math"}}""");
        lakeside.committed();
        assertThat(lakeside.live(EntityType.ENROLLMENT)).contains("e-52");
        lakeside.skyward.faults("missing-school=roosevelt");

        nothingLeaves(lakeside.sync());
    }

    @Test
    void a_tie_to_a_frozen_student_is_frozen_whatever_sign_is_in_the_identifier() {
        lakeside.district.aGuardian("g-01").aStudentWithAgent("s@57", "g-01", "roosevelt");
        lakeside.committed();
        assertThat(lakeside.live(EntityType.CONTACT)).containsExactly("g-01");
        lakeside.skyward.faults("missing-school=roosevelt");

        nothingLeaves(lakeside.sync());
    }

    /** It is held as lost, and approving it takes nothing away. */
    private void nothingLeaves(Run run) {
        assertThat(lakeside.reasons(run)).contains(LOST);
        assertThat(lakeside.changes(run)).isEmpty();
        assertThat(lakeside.approve(run).state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-051", "s-056");
    }
}
