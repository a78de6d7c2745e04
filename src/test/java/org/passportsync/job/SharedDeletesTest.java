package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** What a connection lets go of where it is not alone in holding it. */
class SharedDeletesTest extends SharedRecords {

    @Test
    void a_delete_of_one_source_removes_its_contribution_and_the_record_goes_with_the_last() {
        student("s-1", "100", "s1@lincoln.example");
        student("s-2", "200", "s2@lincoln.example");
        annexStudent("a-1", "100", "ann@directory.example");
        annexStudent("a-9", "900", "nine@directory.example");
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
        student("s-1", "100", "");
        annexStudent("a-1", "100", "ann@directory.example");
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
        student("s-1", "100", "s1@lincoln.example");
        annexStudent("a-1", "100", "s1@lincoln.example");
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
    void who_brings_a_record_back_alone_gives_it_their_sis_id() {
        student("s-1", "100", "s1@lincoln.example");
        student("s-2", "200", "s2@lincoln.example");
        sources.main("asOf=2026-09-14");
        UUID shared = sources.student("s-1");
        sources.annexed(definition -> definition);
        sources.annexRows.put(Resource.USERS, """
                {"sourcedId":"77","status":"active","enabledUser":"true","givenName":"Given","familyName":"To Come",
                 "identifier":"100",
                 "roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"a-1"},"beginDate":"2026-10-01"}]}""");
        sources.assertCommitted(sources.annexOn(LocalDate.of(2026, 9, 14)));
        sources.lakeside.district.without(Resource.USERS, "s-1");
        sources.main("asOf=2026-09-15");

        sources.assertCommitted(sources.annexOn(LocalDate.of(2026, 10, 2)));

        assertThat(sources.passport("annex", EntityType.STUDENT, "77")).isEqualTo(shared);
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("77", "s-2");
    }

    @Test
    void while_deletion_is_disabled_a_school_that_another_feeds_is_not_shown_as_one_that_would_go() {
        student("s-1", "100", "s1@lincoln.example");
        annexStudent("a-1", "200", "a1@lincoln.example");
        sources.lakeside.district.aSchool("washington");
        sources.main();
        sources.annexed(definition -> definition);
        sources.annex();
        disableDeletion();
        sources.lakeside.district.aStudent("s-2", "washington").put(Resource.ORGS, """
                {"sourcedId":"lincoln","status":"inactive","name":"School lincoln","type":"school"}""");

        Run run = sources.main();

        assertThat(withheld(run))
                .contains("student s-1 PARENT", "schoolEnrollment s-1|student|lincoln PARENT")
                .noneMatch(one -> one.startsWith("school "));
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-1", "s-1", "s-2");
    }

    @Test
    void nobody_moves_to_another_record_while_deletion_is_disabled_if_the_one_they_leave_would_go() {
        student("s-1", "100", "s1@lincoln.example");
        annexStudent("a-1", "200", "a1@lincoln.example");
        annexStudent("a-2", "300", "a2@lincoln.example");
        sources.main();
        sources.annexed(definition -> definition);
        sources.annex();
        UUID apart = sources.student("a-1");
        disableDeletion();
        annexStudent("a-1", "100", "a1@lincoln.example");

        for (int night = 0; night < 2; night++) {
            Run run = sources.annex();
            sources.assertCommitted(run);
            assertThat(withheld(run)).contains("student a-1 MERGE");
            assertThat(sources.lakeside.changes(run)).noneMatch(change -> change.startsWith("UPDATE"));
            assertThat(sources.student("a-1")).isEqualTo(apart);
            assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-1", "a-2", "s-1");
            assertThat(sources.lakeside.issues()).containsExactly("DUPLICATE unique student a-1");
        }

        enableDeletion();
        assertThat(sources.lakeside.changes(sources.annex())).contains("DELETE student a-1 MERGE");
        assertThat(sources.student("a-1")).isEqualTo(sources.student("s-1"));
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-2", "s-1");
    }
}
