package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.AccessRecord;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** Rule 7: connections of one district that commit into the same hub, one after the other. */
class TwoConnectionsTest {

    private final FewRows annexRows = new FewRows();
    private final SimulatedSkyward annex = SimulatedSkyward.start(
            SimulatorSettings.of(annexRows.rows).with(AccessRecord.of("annex", "simulated-secret")));
    private Lakeside lakeside;

    @BeforeEach
    void enter(@TempDir Path folder) {
        lakeside = Lakeside.in(folder, TwoConnectionsTest::shared);
        lakeside.district.aSchool("lincoln").students(1, 20, "lincoln");
        annexRows.put(Resource.ORGS, """
                        {"sourcedId":"a-1","status":"active","name":"School lincoln","type":"school"}""").aStudent("a-001", "a-1");
        lakeside.house.apply(annexDefinition());
    }

    @AfterEach
    void leave() {
        lakeside.close();
        annex.close();
    }

    @Test
    void schools_of_one_name_that_are_made_at_once_get_short_names_of_their_own() {
        Launched slower = lakeside.house.launch(new At("commit", this::syncAnnex), "new=true");

        assertThat(Lakeside.ended(slower).state())
                .as(Lakeside.ended(slower).message())
                .isEqualTo(RunState.COMMITTED);
        assertThat(lakeside.sql()
                        .sql("select slug from passport_record where entity = 1 order by slug")
                        .query((row, _) -> row.getString(1))
                        .list())
                .hasSize(2)
                .first()
                .isEqualTo("school-lincoln");
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(21);
    }

    @Test
    void a_school_whose_short_name_was_taken_while_it_was_away_comes_back_under_another() {
        lakeside.committed();
        lakeside.sql()
                .sql("update passport_record set deleted_at = now(), version = 2 where entity = 1")
                .update();
        lakeside.sql()
                .sql("update source_record set live = false, hash = gen_random_uuid() where entity = 1")
                .update();
        syncAnnex();

        Run back = lakeside.committed();

        assertThat(lakeside.changes(back)).contains("CREATE school lincoln REVIVED");
        assertThat(lakeside.live(EntityType.SCHOOL)).containsExactly("a-1", "lincoln");
    }

    @Test
    void what_is_remembered_as_live_and_was_deleted_all_the_same_comes_back_with_its_next_change() {
        lakeside.committed();
        lakeside.sql()
                .sql("update passport_record set deleted_at = now(), version = 2 where sis_id = 's-007' and entity = 5")
                .update();
        lakeside.district.aStudentNamed("Renamed", "s-007", "lincoln");

        Run back = lakeside.committed();

        assertThat(lakeside.changes(back)).contains("CREATE student s-007 REVIVED");
        assertThat(lakeside.document(EntityType.STUDENT, "s-007")).contains("Renamed");
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-007");
    }

    @Test
    void a_run_whose_ground_has_moved_works_its_changes_out_again_and_commits() {
        lakeside.committed();
        lakeside.district.aStudentNamed("Renamed", "s-007", "lincoln");

        Launched launched = lakeside.house.launch(new At("commit", () -> move("s-007")), "new=true");

        Run run = Lakeside.ended(launched);
        assertThat(run.state()).isEqualTo(RunState.COMMITTED);
        assertThat(lakeside.document(EntityType.STUDENT, "s-007")).contains("Renamed");
        assertThat(versions(run)).containsExactly(2);
    }

    @Test
    void a_run_whose_ground_has_moved_and_is_now_over_a_limit_parks_after_all() {
        lakeside.committed();
        lakeside.district.without(Resource.USERS, "s-007");

        Run parked = Lakeside.ended(lakeside.house.launch(
                new At("commit", () -> {
                    move("s-007");
                    lakeside.sql()
                            .sql("update baseline set live = 1 where entity = 5")
                            .update();
                }),
                "new=true"));

        assertThat(parked.state()).isEqualTo(RunState.PARKED);
        assertThat(lakeside.reasons(parked)).contains("EMPTY_EXTRACT student");
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-007");
        assertThat(lakeside.approve(parked).state()).isEqualTo(RunState.COMMITTED);
        assertThat(lakeside.live(EntityType.STUDENT)).doesNotContain("s-007");
    }

    @Test
    void a_contradiction_between_two_files_names_both() {
        Connections.Applied applied = lakeside.house.connections.apply(
                List.of(
                        new Connections.File("annex.yaml", annexDefinition()),
                        new Connections.File(
                                "west.yaml",
                                annexDefinition()
                                        .replace("connection: annex", "connection: west")
                                        .replace("clientId: annex", "clientId: west")
                                        .replace("America/Chicago", "America/Denver"))),
                "steward");

        assertThat(applied).isInstanceOf(Connections.Applied.Refused.class);
        assertThat(((Connections.Applied.Refused) applied).problems())
                .anyMatch(problem -> problem.contains("annex.yaml")
                        && problem.contains("west.yaml")
                        && problem.contains("timeZone"));
        assertThat(lakeside.house.connections.find("west")).isEmpty();
    }

    /** On a thread of its own: the step that it comes into has a transaction. */
    private void syncAnnex() {
        AtomicReference<Launched> launched = new AtomicReference<>();
        Thread other = Thread.startVirtualThread(() -> launched.set(
                lakeside.house.syncs.launch(LaunchParameters.of("annex"), House.OPERATOR, RunWatcher.NONE)));
        try {
            other.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        assertThat(Lakeside.ended(launched.get()).state()).isEqualTo(RunState.COMMITTED);
    }

    private void move(String student) {
        lakeside.sql()
                .sql("update passport_record set version = version + 1 where entity = 5 and sis_id = :student")
                .param("student", student)
                .update();
    }

    private List<Integer> versions(Run run) {
        return lakeside.sql()
                .sql("select version from change where run_id = :run")
                .param("run", run.id())
                .query((row, _) -> row.getInt("version"))
                .list();
    }

    private String annexDefinition() {
        return shared(Definitions.lakeside(annex)).text().replace("connection: lakeside", "connection: annex");
    }

    private static Definitions shared(Definitions definition) {
        return definition.advanced("multipleSources: true");
    }
}
