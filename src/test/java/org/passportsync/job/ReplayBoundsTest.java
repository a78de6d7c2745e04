package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.access.Actor;
import org.passportsync.run.NewDataKey;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** What a replay takes over from the run that it takes again, how it goes on, and when it is refused. */
class ReplayBoundsTest extends ReplayedDistrict {

    @Test
    void what_was_unproven_then_stays_unproven() {
        lakeside.committed();
        lakeside.skyward.faults("page-repeated@users");
        Run parked = lakeside.sync();
        assertThat(lakeside.reasons(parked)).contains("INCOMPLETE_EXTRACT student");
        lakeside.skyward.faults();

        Run replay = Lakeside.ended(lakeside.house.launch("replay=2"));

        assertThat(lakeside.reasons(replay)).contains("INCOMPLETE_EXTRACT student", "REPLAY");
        assertThat(lakeside.changes(replay)).isEqualTo(lakeside.changes(parked));
    }

    @Test
    void what_was_confirmed_row_by_row_is_unproven_because_nobody_is_asked() {
        lakeside.committed();
        lakeside.skyward.faults("unsorted");
        lakeside.district.without(Resource.USERS, "s-003");
        Run parked = lakeside.sync("preview=true");
        assertThat(lakeside.changes(parked)).contains("DELETE student s-003 SOURCE");

        Run replay = Lakeside.ended(lakeside.house.launch("replay=2"));

        assertThat(lakeside.reasons(replay)).contains("INCOMPLETE_EXTRACT student", "REPLAY");
        assertThat(lakeside.changes(replay)).noneMatch(change -> change.startsWith("DELETE"));
    }

    @Test
    void a_refused_resource_stays_refused() {
        lakeside.district.bornOn("s-002", "2015-05-05");
        lakeside.committed();
        lakeside.skyward.faults("forbidden=demographics");
        lakeside.committed();
        lakeside.skyward.faults();

        Run replay = Lakeside.ended(lakeside.house.launch("replay=2"));

        assertThat(lakeside.changes(replay)).isEmpty();
        assertThat(lakeside.reasons(replay)).containsExactly("REPLAY");
    }

    @Test
    void it_reads_the_entities_that_were_read_and_no_others() {
        lakeside.committed("entities=student");

        Run replay = Lakeside.ended(lakeside.house.launch("replay=1"));

        assertThat(replay.state()).isEqualTo(RunState.PARKED);
        assertThat(lakeside.changes(replay)).isEmpty();
        assertThat(wrong("replay=1", "entities=staff")).contains("it has read student only");
    }

    @Test
    void a_killed_replay_goes_on_with_the_same_command() throws Exception {
        lakeside.committed();
        lakeside.district.without(Resource.USERS, "s-003");
        Run parked = lakeside.sync("preview=true");
        for (String point : List.of("step:schools", "page:users:1", "step:prove", "step:settle")) {
            KilledSync.killedAt(point, lakeside.database, folder, "replay=2", "new=true");

            Run replay = Lakeside.ended(lakeside.house.launch("replay=2"));

            assertThat(lakeside.house.runs.last(replay.connectionId(), java.util.EnumSet.allOf(RunState.class)))
                    .map(Run::id)
                    .contains(replay.id());
            assertThat(replay.state()).as("%s: %s", point, replay.message()).isEqualTo(RunState.PARKED);
            assertThat(lakeside.changes(replay)).as(point).isEqualTo(lakeside.changes(parked));
        }
    }

    @Test
    void a_replay_is_stopped_between_pages_and_goes_on() {
        lakeside.committed();
        Run stopped = Lakeside.ended(lakeside.house.launch(
                new At("schools", () -> lakeside.house.syncs.stop(2, House.OPERATOR)), "replay=1"));
        assertThat(stopped.state()).as(stopped.message()).isEqualTo(RunState.STOPPED);

        Run replay = Lakeside.ended(lakeside.house.syncs.restart(2, House.OPERATOR, RunWatcher.NONE));

        assertThat(replay.state()).isEqualTo(RunState.PARKED);
    }

    @Test
    void a_run_that_can_not_be_taken_again_is_refused_with_the_reason() {
        lakeside.committed();
        lakeside.house.launch("replay=1");
        assertThat(lakeside.house.launch("replay=99"))
                .isEqualTo(new Launched.Unknown("there is no run 99; list runs with the command runs"));
        assertThat(wrong("replay=2")).isEqualTo("run 2 is itself a replay; write replay=1, whose pages it took");
        assertThat(wrong("replay=1", "rekey=true")).contains("leave");
        lakeside.house.launch(At.failing("intake"), "new=true");
        assertThat(wrong("replay=3")).contains("run 3 can't be replayed: ", " was not read to its end");
        lakeside.sql()
                .sql("update page_journal set body = null where run_id = 1 and slice = 'users' and page = 1")
                .update();
        assertThat(wrong("replay=1")).contains("of 1 pages of users only length and fingerprint are kept");
        lakeside.sql().sql("delete from page_journal where run_id = 1").update();
        assertThat(wrong("replay=1")).contains("pages of ", " are no longer there; launch the sync without replay");
        assertThat(lakeside.house.runs.get(3).state())
                .as("nothing was closed for it")
                .isEqualTo(RunState.FAILED);
    }

    @Test
    void under_a_new_master_key_runs_are_committed_again_once_the_district_has_a_new_data_key(@TempDir Path elsewhere) {
        lakeside.committed();
        lakeside.house.launch(At.failing("link"), "new=true");
        try (House after = House.on(lakeside.database, elsewhere)) {
            Run locked = Lakeside.ended(after.launch("new=true"));
            assertThat(locked.state()).isEqualTo(RunState.FAILED);
            assertThat(locked.message())
                    .contains("make a new data key with the command new-data-key district=lakeside;");

            assertThat(after.connections.newDataKey("lakeside", Actor.here("ada")))
                    .isEqualTo(new NewDataKey.Outcome.Done("lakeside", List.of(3L)));

            Run run = Lakeside.ended(after.launch());
            assertThat(run.id()).as("run 3 does not go on").isEqualTo(4);
            assertThat(run.state()).as(run.message()).isEqualTo(RunState.COMMITTED);
            assertThat(wrong(after.launch("replay=1")))
                    .isEqualTo("run 1 can't be replayed: its pages were sealed under a data key that was lost; the"
                            + " district has a new one since; launch the sync without replay");
            assertThat(Lakeside.ended(after.launch("replay=4")).state()).isEqualTo(RunState.PARKED);
            assertThat(lakeside.sql()
                            .sql(
                                    "select actor || ' ' || subject || ' ' || detail from audit where action = 'NEW_DATA_KEY'")
                            .query(String.class)
                            .single())
                    .isEqualTo("ada district lakeside closed: run 3");
        }
    }

    @Test
    void no_data_key_is_made_where_the_old_one_opens_or_a_run_is_under_way(@TempDir Path elsewhere) {
        assertThat(lakeside.house.connections.newDataKey("lakeside", Actor.here("ada")))
                .isEqualTo(new NewDataKey.Outcome.Refused(
                        "the data key of district lakeside opens under this master key, so nothing is lost, and none is"
                                + " made"));
        try (House other = House.on(lakeside.database, elsewhere)) {
            List<NewDataKey.Outcome> outcomes = new ArrayList<>();
            lakeside.house.launch(
                    new At("schools", () -> outcomes.add(other.connections.newDataKey("lakeside", Actor.here("ada")))));

            assertThat(outcomes)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            NewDataKey.Outcome.Refused.class,
                            refused -> assertThat(refused.reason())
                                    .startsWith("run 1 of "
                                            + lakeside.house.runs.get(1).connection()
                                            + " is RUNNING; wait for it, or stop it"));
            assertThat(other.connections.newDataKey("atlantis", Actor.here("ada")))
                    .isEqualTo(new NewDataKey.Outcome.Unknown("there is no district atlantis; known are lakeside"));
        }
    }

    @Test
    void a_restart_that_comes_too_late_names_the_replay() {
        lakeside.committed();
        lakeside.house.launch(At.failing("link"), "new=true");
        lakeside.sql()
                .sql("update run set first_page_at = first_page_at - interval '7 hours' where id = 2")
                .update();

        Launched late = lakeside.house.syncs.restart(2, House.OPERATOR, RunWatcher.NONE);

        assertThat(late).isInstanceOf(Launched.Refused.class);
        assertThat(((Launched.Refused) late).reason())
                .contains("more than 6 h ago", "or with replay=2 to take the pages");
        Run replay = Lakeside.ended(lakeside.house.launch("replay=2"));
        assertThat(replay.state()).isEqualTo(RunState.PARKED);
        assertThat(lakeside.house.runs.get(2).state()).isEqualTo(RunState.SUPERSEDED);
    }

    private String wrong(String... parameters) {
        return wrong(lakeside.house.launch(parameters));
    }

    private static String wrong(Launched launched) {
        assertThat(launched).isInstanceOf(Launched.Wrong.class);
        return ((Launched.Wrong) launched).reason();
    }
}
