package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.access.Actor;
import org.passportsync.connection.Guards;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** What goes along with a student whom two connections share, and what stays while deletion is disabled. */
class SharedDeletesTest {

    private TwoSources sources;

    @BeforeEach
    void enter(@TempDir Path folder) {
        sources = TwoSources.in(folder, SeveralSourcesTest.RULES);
    }

    @AfterEach
    void leave() {
        sources.close();
    }

    @Test
    void what_a_retired_connection_holds_leaves_with_the_student_that_was_taken_over() {
        takenOver();
        sources.annexRows.without(Resource.USERS, "a-1");

        Run run = sources.annex();

        sources.assertCommitted(run);
        assertThat(sources.lakeside.changes(run))
                .contains("DELETE enrollment e-1 PARENT", "UPDATE contact g-1 PARENT")
                .doesNotContain("DELETE contact g-1 PARENT");
        assertThat(sources.lakeside.live(EntityType.ENROLLMENT)).containsExactly("e-2");
        assertThat(sources.lakeside.live(EntityType.CONTACT)).containsExactly("g-1");
        assertThat(dangling()).isEmpty();
        assertThat(remembered("e-1")).isEmpty();
        assertThat(sources.lakeside.changes(sources.annex())).isEmpty();

        sources.annexRows.without(Resource.USERS, "a-2");
        Run last = sources.annex();
        sources.assertCommitted(last);
        assertThat(sources.lakeside.changes(last))
                .contains("DELETE enrollment e-2 PARENT", "DELETE contact g-1 PARENT");
        assertThat(sources.lakeside.live(EntityType.ENROLLMENT)).isEmpty();
        assertThat(sources.lakeside.live(EntityType.CONTACT)).isEmpty();
        assertThat(remembered("g-1")).isEmpty();
        assertThat(sources.lakeside
                        .sql()
                        .sql("select b.live from baseline b join connection c on c.id = b.connection_id"
                                + " where c.name = 'lakeside' and b.entity = 8")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void what_a_retired_connection_holds_stays_with_the_student_whose_delete_is_withheld() {
        takenOver();
        sources.annexRows.without(Resource.USERS, "a-1");
        disableDeletion();

        Run run = sources.annex();

        sources.assertCommitted(run);
        assertThat(withheld(run)).contains("student a-1 SOURCE", "enrollment e-1 PARENT");
        assertThat(sources.lakeside.live(EntityType.ENROLLMENT)).containsExactly("e-1", "e-2");
        assertThat(remembered("e-1")).hasSize(1);

        enableDeletion();
        assertThat(sources.lakeside.changes(sources.annex())).contains("DELETE enrollment e-1 PARENT");
        assertThat(dangling()).isEmpty();
    }

    @Test
    void what_would_leave_with_a_student_is_not_approved_once_its_connection_has_come_back() {
        takenOver();
        sources.annexRows.without(Resource.USERS, "a-1");
        sources.annexed(definition -> definition.advanced("preview: true").section(SeveralSourcesTest.RULES));
        Run held = sources.annexRun();
        assertThat(held.state()).isEqualTo(RunState.PARKED);

        assertThat(sources.lakeside.house.life.order("lakeside", Order.RESUME, House.OPERATOR))
                .isInstanceOf(Moved.Done.class);

        assertThat(sources.lakeside.house.syncs.approve(
                        held.id(), String.valueOf(held.digest()), null, House.OPERATOR, RunWatcher.NONE))
                .isInstanceOf(Launched.Refused.class);
    }

    @Test
    void nobody_moves_to_another_record_while_deletion_is_disabled_if_the_one_they_leave_would_go() {
        sources.student("s-1", "100", "s1@lincoln.example");
        sources.annexStudent("a-1", "200", "a1@lincoln.example");
        sources.annexStudent("a-2", "300", "a2@lincoln.example");
        sources.main();
        sources.annexed(definition -> definition);
        sources.annex();
        UUID apart = sources.student("a-1");
        disableDeletion();
        sources.annexStudent("a-1", "100", "a1@lincoln.example");

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

    /** Two students of the retired main connection are taken over by the annex; their guardian and enrollments are not. */
    private void takenOver() {
        String agents = "\"agents\":[{\"sourcedId\":\"g-1\"}],";
        sources.lakeside
                .district
                .aUser("s-1", "Student", TwoSources.fields("100", "s1@lincoln.example") + agents, "student", "lincoln")
                .aUser("s-2", "Student", TwoSources.fields("200", "s2@lincoln.example") + agents, "student", "lincoln")
                .aGuardian("g-1")
                .aClass("c-1", "lincoln")
                .anEnrollment("e-1", "s-1", "c-1")
                .anEnrollment("e-2", "s-2", "c-1");
        sources.annexStudent("a-1", "100", "s1@lincoln.example");
        sources.annexStudent("a-2", "200", "s2@lincoln.example");
        sources.main();
        sources.lakeside.house.life.order("lakeside", Order.RETIRE, House.OPERATOR);
        sources.annexed(definition -> definition.section(SeveralSourcesTest.RULES));
        sources.assertCommitted(sources.annex());
        assertThat(sources.students()).containsOnlyKeys("a-1", "a-2");
        assertThat(sources.lakeside.live(EntityType.CONTACT)).containsExactly("g-1");
    }

    private void disableDeletion() {
        deletion(new Guards.Window(LocalDate.EPOCH, LocalDate.EPOCH.plusYears(1000)));
    }

    private void enableDeletion() {
        deletion(null);
    }

    private void deletion(Guards.@Nullable Window window) {
        sources.lakeside.house.connections.guard(
                "lakeside", guards -> guards.with(Guards.Kind.DISABLE_DELETION, window), Actor.here("steward"));
    }

    private List<String> withheld(Run run) {
        return sources.lakeside
                .sql()
                .sql("select * from change where run_id = :run and withheld")
                .param("run", run.id())
                .query((row, _) -> EntityType.byCode(row.getInt("entity")).key() + " " + row.getString("sis_id") + " "
                        + row.getString("cause"))
                .list();
    }

    /** Live records with references to what is not. */
    private List<String> dangling() {
        return sources.lakeside
                .sql()
                .sql("""
                        select p.sis_id from passport_record p
                        where p.deleted_at is null
                          and exists (select from passport_record gone
                                      where gone.deleted_at is not null and strpos(p.document::text, gone.id::text) > 0)
                        """)
                .query((row, _) -> row.getString("sis_id"))
                .list();
    }

    private List<String> remembered(String sisId) {
        return sources.lakeside
                .sql()
                .sql("select sis_id from source_record where sis_id = :sisId"
                        + " union all select sis_id from source_part where sis_id = :sisId")
                .param("sisId", sisId)
                .query((row, _) -> row.getString("sis_id"))
                .list();
    }
}
