package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.connection.Guards;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Connections.State;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.AccessRecord;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** An admin lets a retired connection's records go, in a run that is always held. */
class ReleaseTest {

    private static final List<String> REMEMBERED =
            List.of("source_record", "source_part", "school_mapping", "school_refresh", "baseline");

    private final FewRows annexRows = new FewRows();
    private final SimulatedSkyward annex = SimulatedSkyward.start(
            SimulatorSettings.of(annexRows.rows).with(AccessRecord.of("annex", "simulated-secret")));
    private Path folder;
    private LittleDistrict district;

    @BeforeEach
    void enter(@TempDir Path given) {
        folder = given;
        district = new LittleDistrict(given);
        district.apply(shared());
        district.committed();
        annexRows.put(Resource.ORGS, """
                        {"sourcedId":"a-1","status":"active","name":"Annex","type":"school"}""").aStudent("a-001", "a-1");
        district.house.apply(Definitions.lakeside(annex)
                .advanced("multipleSources: true")
                .text()
                .replace("connection: lakeside", "connection: annex")
                .replace("  autoMap: true", "  autoMap: true\n  map: [{ source: a-1, existing: school-101 }]"));
    }

    @AfterEach
    void leave() {
        district.close();
        annex.close();
    }

    @Test
    void it_is_held_whatever_the_limits_and_deletes_nothing_before_it_is_approved() {
        List<String> before = hub();
        retire();
        int asked = district.skyward.requests().size();

        Run held = released();

        assertThat(held.state()).as(held.message()).isEqualTo(RunState.PARKED);
        assertThat(held.message()).contains("nothing is released until an admin approves");
        assertThat(district.holds(held))
                .extracting(Hold::message)
                .contains(
                        "a release always waits for approval",
                        "none of the 30 live student records would be left: 30 because an admin releases what the"
                                + " connection holds",
                        "30 of 30 live student records would be deleted (100.0 %); the limit is 10 %: 30 because an admin"
                                + " releases what the connection holds");
        assertThat(district.changes(held))
                .hasSize(before.size())
                .contains("DELETE 1 101 RELEASE", "DELETE 5 s-101-01 RELEASE", "DELETE 8 e-s-101-01 RELEASE")
                .allMatch(change -> change.endsWith(" RELEASE"));
        assertThat(hub()).isEqualTo(before);
        assertThat(district.skyward.requests()).as("nothing is read").hasSize(asked);
    }

    @Test
    void approved_it_leaves_nothing_of_the_connection_but_its_history() {
        district.user("s-101-01", "student", "101", null, "");
        district.committed("new=true");
        assertThat(count("issue where closed_run is null")).isPositive();
        retire();
        Run held = released();

        Run run = approved(held);

        assertThat(run.state()).as(run.message()).isEqualTo(RunState.COMMITTED);
        assertThat(hub()).isEmpty();
        assertThat(REMEMBERED).allMatch(table -> count(table) == 0);
        assertThat(count("issue where closed_run is null")).isZero();
        assertThat(count("record_history where run_id = " + run.id()))
                .isEqualTo(district.changes(run).size());
        assertThat(count("hub.run")).isEqualTo(3);
        assertThat(district.house.connections.find("lakeside").orElseThrow().livePrefix())
                .isNull();
        assertThat(launch())
                .isEqualTo(new Launched.Refused("lakeside holds no records any more; there is nothing to release"));
    }

    @Test
    void records_that_are_held_back_or_out_of_scope_are_let_go_too() {
        district.apply(shared().with("autoMap", "true\n  exclude: [\"205\"]"));
        approvedOrCommitted(district.run("new=true"));
        assertThat(count("source_record where not live")).isPositive();
        retire();

        approved(released());

        assertThat(REMEMBERED).allMatch(table -> count(table) == 0);
    }

    @Test
    void what_another_connection_holds_stays() {
        annexSynced();
        district.house.sql().sql("""
                        update source_record a
                        set passport_id = l.passport_id
                        from source_record l
                        where a.entity = 5 and a.sis_id = 'a-001' and l.entity = 5 and l.sis_id = 's-101-01'
                        """).update();
        retire();

        Run run = approved(released());

        assertThat(hub()).contains("1 101", "5 a-001", "5 s-101-01").doesNotContain("1 205", "5 s-101-02");
        assertThat(district.changes(run)).doesNotContain("DELETE 1 101 RELEASE", "DELETE 5 s-101-01 RELEASE");
        assertThat(district.house.life.holdings("lakeside").orElseThrow()).isEmpty();
        assertThat(district.house.life.holdings("annex").orElseThrow()).isNotEmpty();
        assertThat(count("school_mapping")).isEqualTo(1);
        assertThat(annexSynced().state()).isEqualTo(RunState.COMMITTED);
    }

    @Test
    void rejected_it_keeps_all_and_can_be_asked_for_again() {
        List<String> before = hub();
        retire();
        Run held = released();
        assertThat(launch()).as("the same command").isEqualTo(new Launched.AlreadyParked(held));

        district.house.syncs.reject(held.id(), null, House.OPERATOR);

        assertThat(hub()).isEqualTo(before);
        assertThat(released().id()).isGreaterThan(held.id());
    }

    @Test
    void resumed_before_it_is_approved_the_connection_keeps_all() {
        retire();
        Run held = released();

        district.house.life.order("lakeside", Order.RESUME, House.OPERATOR);

        assertThat(district.house.runs.get(held.id()))
                .extracting(Run::state, Run::message)
                .containsExactly(RunState.SUPERSEDED, "superseded: the connection was resumed");
        assertThat(refusal(launch())).contains("lakeside is ACTIVE; only a retired connection");
        assertThat(refusal(district.approve(held))).contains("is SUPERSEDED");
        assertThat(district.changes(district.committed("new=true"))).isEmpty();
    }

    @Test
    void a_connection_that_came_back_otherwise_is_not_released_by_an_approval() {
        retire();
        Run held = released();
        district.house.sql().sql("update connection set state = 'ACTIVE'").update();

        assertThat(refusal(district.approve(held)))
                .contains("lakeside is no longer RETIRED, so nothing of it is released");
    }

    @Test
    void resumed_afterwards_it_syncs_as_if_for_the_first_time_and_revives_the_same_records() {
        List<String> before = ids();
        retire();
        approved(released());

        district.house.life.order("lakeside", Order.RESUME, House.OPERATOR);
        Run back = district.committed("new=true");

        assertThat(ids()).isEqualTo(before);
        assertThat(district.changes(back)).hasSize(before.size()).allMatch(change -> change.endsWith(" REVIVED"));
    }

    @Test
    void a_retired_connection_that_holds_records_says_both_ways_out() {
        retire();

        assertThat(refusal(district.launch()))
                .contains("the command resume connection=lakeside", "retire connection=lakeside release=true");
        district.house.life.order("lakeside", Order.RESUME, House.OPERATOR);
        assertThat(refusal(launch())).contains("lakeside is ACTIVE", "retire connection=lakeside first");
    }

    @Test
    void while_import_is_suspended_it_is_skipped_and_written_down() {
        retire();
        guard(Guards.Kind.SUSPEND);

        Run skipped = released();

        assertThat(skipped.state()).isEqualTo(RunState.SKIPPED_SUSPENDED);
        assertThat(skipped.releases()).isTrue();
    }

    @Test
    void while_deletion_is_disabled_it_shows_its_deletes_and_nothing_leaves_or_is_forgotten() {
        district.apply(shared().with("autoMap", "true\n  exclude: [\"205\"]"));
        approvedOrCommitted(district.run("new=true"));
        List<String> before = hub();
        List<String> remembered = remembered();
        retire();
        guard(Guards.Kind.DISABLE_DELETION);

        Run held = released();

        assertThat(held.state()).isEqualTo(RunState.PARKED);
        assertThat(district.reasons(held)).containsExactly(HoldReason.PREVIEW);
        assertThat(district.changes(held))
                .hasSize(before.size())
                .allMatch(change -> change.endsWith(" RELEASE withheld"));
        approved(held);
        assertThat(hub()).isEqualTo(before);
        assertThat(remembered()).isEqualTo(remembered);

        district.house.connections.guard(
                "lakeside", guards -> Guards.NONE, org.passportsync.access.Actor.here("steward"));
        approved(released());
        assertThat(hub()).isEmpty();
    }

    @Test
    void neither_its_secret_nor_its_access_record_nor_a_waiting_prefix_stands_in_its_way() {
        district.apply(shared().with("clientSecret", "\"\\${env:GONE}\"")
                .with("pageSize", "5000\n  accessRecord: { active: false }")
                .advanced("sisIdPrefix: N-"));
        retire();

        approved(released());

        assertThat(hub()).isEmpty();
        assertThat(district.house.life.order("lakeside", Order.RESUME, House.OPERATOR))
                .isInstanceOf(Moved.Done.class);
        assertThat(district.house.connections.find("lakeside").orElseThrow())
                .satisfies(stored -> assertThat(stored.state()).isEqualTo(State.WAITING_FOR_SECRET))
                .satisfies(stored -> assertThat(stored.rekeyPending()).isFalse());
    }

    @Test
    void one_that_broke_off_goes_on_with_the_same_command_and_after_an_approval_with_its_commit() {
        retire();
        Run held = ended(launch(At.failing("gate")));
        assertThat(held.state()).isEqualTo(RunState.FAILED);
        Run again = released();
        assertThat(again).extracting(Run::id, Run::state).containsExactly(held.id(), RunState.PARKED);

        Run broken = ended(district.house.syncs.approve(
                again.id(), String.valueOf(again.digest()), null, House.OPERATOR, At.failing("commit")));
        assertThat(broken.state()).isEqualTo(RunState.FAILED);
        assertThat(hub()).isNotEmpty();
        Run done = ended(district.house.syncs.restart(held.id(), House.OPERATOR, RunWatcher.NONE));

        assertThat(done.state()).as(done.message()).isEqualTo(RunState.COMMITTED);
        assertThat(hub()).isEmpty();
    }

    @Test
    void one_that_was_killed_goes_on_with_the_same_command() throws Exception {
        List<String> before = hub();
        retire();
        KilledSync.killedAt("step:compare", district.database, folder, "release=true");
        assertThat(hub()).isEqualTo(before);

        Run held = released();

        assertThat(count("run where parameters ->> 'release' = 'true'")).isEqualTo(1);
        assertThat(district.changes(held)).hasSize(before.size());
        assertThat(approved(held).state()).isEqualTo(RunState.COMMITTED);
        assertThat(hub()).isEmpty();
    }

    @Test
    void one_that_broke_off_is_not_restarted_once_the_connection_syncs_again() {
        retire();
        Run broken = ended(launch(At.failing("gate")));
        district.house.life.order("lakeside", Order.RESUME, House.OPERATOR);

        assertThat(refusal(district.house.syncs.restart(broken.id(), House.OPERATOR, RunWatcher.NONE)))
                .contains("lakeside is ACTIVE; only a retired connection");
        district.committed();
        assertThat(district.house.runs.get(broken.id()).state()).isEqualTo(RunState.SUPERSEDED);
    }

    @Test
    void a_connection_whose_release_is_under_way_is_not_resumed() {
        retire();
        Run held = released();
        district.house
                .sql()
                .sql("update run set state = 'RUNNING' where id = " + held.id())
                .update();

        assertThat(district.house.life.order("lakeside", Order.RESUME, House.OPERATOR))
                .isInstanceOfSatisfying(
                        Moved.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("is under way; wait for it or stop it, then resume the connection"));
    }

    private Definitions shared() {
        return district.definition().advanced("multipleSources: true");
    }

    private void retire() {
        assertThat(district.house.life.order("lakeside", Order.RETIRE, House.OPERATOR))
                .isInstanceOf(Moved.Done.class);
    }

    private Launched launch() {
        return launch(RunWatcher.NONE);
    }

    private Launched launch(RunWatcher watcher) {
        return district.house.syncs.launch(LaunchParameters.release("lakeside", "moved"), House.OPERATOR, watcher);
    }

    private Run released() {
        return ended(launch());
    }

    private Run approved(Run held) {
        assertThat(held.state()).as(held.message()).isEqualTo(RunState.PARKED);
        return ended(district.approve(held));
    }

    private void approvedOrCommitted(Run run) {
        if (run.state() == RunState.PARKED) {
            approved(run);
        }
    }

    private Run annexSynced() {
        return ended(district.house.syncs.launch(LaunchParameters.of("annex"), House.OPERATOR, RunWatcher.NONE));
    }

    private static Run ended(Launched launched) {
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        return ((Launched.Ended) launched).run();
    }

    private static String refusal(Launched launched) {
        assertThat(launched).isInstanceOf(Launched.Refused.class);
        return ((Launched.Refused) launched).reason();
    }

    private void guard(Guards.Kind kind) {
        LocalDate today = LocalDate.now(java.time.ZoneId.of("America/Chicago"));
        Guards.Window around = new Guards.Window(today.minusDays(1), today.plusDays(1));
        district.house.connections.guard(
                "lakeside", guards -> guards.with(kind, around), org.passportsync.access.Actor.here("steward"));
    }

    private List<String> hub() {
        return texts("select entity || ' ' || sis_id from passport_record where deleted_at is null order by 1");
    }

    private List<String> ids() {
        return texts("select entity || ' ' || id from passport_record where deleted_at is null order by 1");
    }

    /** All rows of what is remembered. */
    private List<String> remembered() {
        return Stream.of("source_record", "source_part", "school_mapping", "baseline")
                .flatMap(table -> texts("select row(t.*)::text from " + table + " t order by 1").stream())
                .toList();
    }

    private List<String> texts(String statement) {
        return district.house
                .sql()
                .sql(statement)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private int count(String what) {
        return district.house
                .sql()
                .sql("select count(*) from " + what)
                .query(Integer.class)
                .single();
    }
}
