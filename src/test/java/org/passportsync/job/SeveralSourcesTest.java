package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** Records of two connections that are one: linked by SIS ID and by domains, merged, and let go of one by one. */
class SeveralSourcesTest {

    static final String RULES = """
            uniqueness:
              student: [ { attributes: [studentNumber] }, { attributes: [email] } ]
            masterFields:
              student: [ { attribute: email, connection: annex, mode: MASTER } ]
            """;

    private TwoSources sources;

    @BeforeEach
    void enter(@TempDir Path folder) {
        sources = TwoSources.in(folder, RULES);
    }

    @AfterEach
    void leave() {
        sources.close();
    }

    @Test
    void a_student_whom_both_have_under_one_number_is_one_and_the_masters_value_counts() {
        sources.student("s-1", "100", "s1@lincoln.example");
        sources.main();
        sources.annexed(definition -> definition);
        sources.annexStudent("a-77", "100", "ann@directory.example");

        sources.assertCommitted(sources.annex());

        assertThat(sources.student("a-77")).isEqualTo(sources.student("s-1"));
        assertThat(sources.document(EntityType.STUDENT, sources.student("s-1")))
                .contains("ann@directory.example")
                .contains("Student s-1");
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1");
    }

    @Test
    void what_another_put_there_waits_for_approval_also_where_a_run_of_schools_has_gone_before() {
        sources.student("s-1", "100", "s1@lincoln.example");
        sources.main();
        sources.annexed(definition -> definition);
        sources.annexStudent("a-1", "100", "ann@directory.example");
        sources.assertCommitted(sources.annexRun(EntityType.SCHOOL));

        Run first = sources.annexRun();

        assertThat(first.state()).isEqualTo(RunState.PARKED);
        assertThat(sources.lakeside.reasons(first)).containsExactly("FIRST_RUN");
        assertThat(sources.lakeside.holds(first))
                .containsExactly("what is uploaded for the first time would change what another connection put"
                        + " in the hub: 1 of student");
        assertThat(sources.document(EntityType.STUDENT, sources.student("s-1"))).contains("s1@lincoln.example");
        sources.assertCommitted(sources.lakeside.approve(first));
        sources.annexStudent("a-1", "100", "anna@directory.example");
        sources.assertCommitted(sources.annexRun());
    }

    @Test
    void a_delete_of_one_source_removes_its_contribution_and_the_record_goes_with_the_last() {
        sources.student("s-1", "100", "s1@lincoln.example");
        sources.student("s-2", "200", "s2@lincoln.example");
        sources.annexStudent("a-1", "100", "ann@directory.example");
        sources.annexStudent("a-9", "900", "nine@directory.example");
        sources.main();
        sources.annexed(definition -> definition);
        sources.annex();
        UUID shared = sources.student("s-1");

        sources.lakeside.district.without(Resource.USERS, "s-1");
        Run run = sources.lakeside.sync();

        assertThat(run.state()).isEqualTo(RunState.COMMITTED);
        assertThat(sources.lakeside.changes(run)).contains("DELETE student s-1 SOURCE");
        assertThat(sources.document(EntityType.STUDENT, shared)).contains("ann@directory.example", "Student a-1");
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-1", "a-9", "s-2");

        sources.annexRows.without(Resource.USERS, "a-1");
        sources.assertCommitted(sources.annex());
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-9", "s-2");
    }

    @Test
    void a_release_takes_a_contribution_out_and_says_so() {
        sources.student("s-1", "100", "");
        sources.annexStudent("a-1", "100", "ann@directory.example");
        sources.main();
        sources.annexed(definition -> definition);
        sources.annex();
        UUID shared = sources.student("s-1");
        assertThat(sources.document(EntityType.STUDENT, shared)).contains("ann@directory.example");
        sources.lakeside.house.life.order("annex", Order.RETIRE, House.OPERATOR);

        Run held = Lakeside.ended(sources.lakeside.house.syncs.launch(
                LaunchParameters.release("annex", "moved"), House.OPERATOR, RunWatcher.NONE));
        assertThat(sources.lakeside.changes(held)).contains("DELETE student a-1 RELEASE");
        sources.assertCommitted(sources.lakeside.approve(held));

        assertThat(sources.document(EntityType.STUDENT, shared)).doesNotContain("ann@directory.example");
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1");
        assertThat(sources.lakeside.changes(sources.main("force=true"))).isEmpty();
    }

    @Test
    void a_release_calls_a_record_as_those_do_who_keep_it() {
        sources.student("s-1", "100", "s1@lincoln.example");
        sources.annexStudent("a-1", "100", "s1@lincoln.example");
        sources.main();
        sources.annexed(definition -> definition);
        sources.annex();
        sources.lakeside.house.life.order("lakeside", Order.RETIRE, House.OPERATOR);

        Run held = Lakeside.ended(sources.lakeside.house.syncs.launch(
                LaunchParameters.release("lakeside", "moved"), House.OPERATOR, RunWatcher.NONE));
        sources.assertCommitted(sources.lakeside.approve(held));

        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-1");
    }

    @Test
    void a_student_under_a_new_sis_id_goes_on_as_the_same() {
        sources.student("s-1", "100", "s1@lincoln.example");
        sources.student("s-2", "200", "s2@lincoln.example");
        sources.main();
        UUID before = sources.student("s-1");

        sources.lakeside.district.without(Resource.USERS, "s-1");
        sources.student("s-1b", "100", "s1@lincoln.example");
        Run run = sources.main();

        assertThat(sources.students()).containsEntry("s-1b", before).doesNotContainKey("s-1");
        assertThat(sources.lakeside.changes(run))
                .contains("UPDATE student s-1b REKEY")
                .noneMatch(change -> change.startsWith("DELETE student"));
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1b", "s-2");
        assertThat(sources.lakeside.changes(sources.main())).isEmpty();
    }

    @Test
    void a_newcomer_with_a_number_that_is_taken_is_held_out_and_comes_when_it_is_free() {
        sources.student("s-1", "100", "s1@lincoln.example");
        sources.main();
        sources.student("s-2", "100", "s2@lincoln.example");

        Run run = sources.main();

        assertThat(run.state()).isEqualTo(RunState.COMMITTED_WITH_ISSUES);
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1");
        assertThat(sources.lakeside.issues()).contains("DUPLICATE unique student s-2");
        sources.main();
        assertThat(sources.lakeside.issues()).contains("DUPLICATE unique student s-2");

        sources.student("s-1", "101", "s1@lincoln.example");
        sources.main();
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1", "s-2");
        assertThat(sources.lakeside.issues()).isEmpty();
    }

    @Test
    void siblings_with_one_address_are_both_kept_and_flagged() {
        sources.student("s-1", "100", "family@home.example");
        sources.student("s-2", "200", "FAMILY@home.example ");

        sources.main();

        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1", "s-2");
        assertThat(sources.lakeside.issues()).containsExactly("DUPLICATE unique student s-2");
    }

    @Test
    void what_two_sources_disagree_about_stays_as_it_is_and_is_told_once() {
        sources.student("s-1", "100", "s1@lincoln.example");
        sources.main();
        sources.annexed(definition -> definition);
        sources.annexStudent("a-1", "100", "ann@directory.example");
        sources.annex();

        assertThat(sources.lakeside.issues()).containsExactly("DUPLICATE differs student a-1");
        assertThat(sources.lakeside.changes(sources.main("force=true"))).isEmpty();
        assertThat(sources.lakeside.issues()).containsExactly("DUPLICATE differs student a-1");
    }
}
