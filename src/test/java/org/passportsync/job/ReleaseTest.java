package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.Guards;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Connections.State;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** An admin lets a retired connection's records go, in a run that is always held. */
class ReleaseTest extends RetiringDistrict {

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

        assertThat(hub()).contains("1 101", "5 a-001").doesNotContain("1 205", "5 s-101-01", "5 s-101-02");
        assertThat(district.changes(run)).doesNotContain("DELETE 1 101 RELEASE").contains("DELETE 5 s-101-01 RELEASE");
        assertThat(district.house.life.holdings("lakeside").orElseThrow()).isEmpty();
        assertThat(district.house.life.holdings("annex").orElseThrow()).isNotEmpty();
        assertThat(count("school_mapping")).isEqualTo(1);
        assertThat(annexSynced().state()).isEqualTo(RunState.COMMITTED);
    }

    @Test
    void approved_after_another_connection_took_everything_over_it_is_superseded_and_deletes_nothing() {
        retire();
        sameAgain();
        Run held = released();
        List<String> before = hub();
        Run taking = takenOver();
        assertThat(taking.state()).as(taking.message()).isEqualTo(RunState.COMMITTED);
        assertThat(district.house.life.holdings("lakeside").orElseThrow()).doesNotContainKey(EntityType.STUDENT);

        Run run = approved(held);

        assertThat(run.state()).as(run.message()).isEqualTo(RunState.SUPERSEDED);
        assertThat(hub()).isEqualTo(before);
        assertThat(takenOver().state()).isEqualTo(RunState.COMMITTED);
        assertThat(approved(released()).state()).as("what is left of it").isEqualTo(RunState.COMMITTED);
        assertThat(hub()).isEqualTo(before);
    }

    @Test
    void approved_after_another_connection_has_come_to_one_of_its_schools_it_is_superseded() {
        retire();
        Run held = released();
        assertThat(annexSynced().state()).isEqualTo(RunState.COMMITTED);

        assertThat(approved(held).state()).isEqualTo(RunState.SUPERSEDED);
        assertThat(hub()).contains("1 101");
    }

    @Test
    void approved_after_a_commit_that_makes_no_difference_to_it_it_goes_through() {
        annexSynced();
        retire();
        Run held = released();
        assertThat(annexSynced().state()).isEqualTo(RunState.COMMITTED);

        Run run = approved(held);

        assertThat(run.state()).as(run.message()).isEqualTo(RunState.COMMITTED);
        assertThat(hub()).containsExactlyInAnyOrder("1 101", "5 a-001", "7 a-001|student|a-1");
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

    private void approvedOrCommitted(Run run) {
        if (run.state() == RunState.PARKED) {
            approved(run);
        }
    }

    private Run annexSynced() {
        return ended(district.house.syncs.launch(LaunchParameters.of("annex"), House.OPERATOR, RunWatcher.NONE));
    }

    /** The same Skyward as a new connection, which feeds the schools that are in the hub. */
    private void sameAgain() {
        district.house.apply(
                shared().text()
                        .replace("connection: lakeside", "connection: lakeside-2")
                        .replace(
                                "  autoMap: true",
                                "  map: [{ source: \"101\", existing: school-101 }, { source: \"205\", existing: school-205 }]"));
    }

    private Run takenOver() {
        return ended(district.house.launch("connection=lakeside-2", "asOf=" + LittleDistrict.TODAY, "new=true"));
    }

    private void guard(Guards.Kind kind) {
        LocalDate today = LocalDate.now(java.time.ZoneId.of("America/Chicago"));
        Guards.Window around = new Guards.Window(today.minusDays(1), today.plusDays(1));
        district.house.connections.guard(
                "lakeside", guards -> guards.with(kind, around), org.passportsync.access.Actor.here("steward"));
    }

    /** All rows of what is remembered. */
    private List<String> remembered() {
        return Stream.of("source_record", "source_part", "school_mapping", "baseline")
                .flatMap(table -> texts("select row(t.*)::text from " + table + " t order by 1").stream())
                .toList();
    }
}
