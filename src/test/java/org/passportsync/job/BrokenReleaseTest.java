package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** A release that broke off, or whose connection came back. */
class BrokenReleaseTest extends RetiringDistrict {

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
        district.house
                .sql()
                .sql("update lease set until = clock_timestamp() + interval '1 hour'")
                .update();

        assertThat(district.house.life.order("lakeside", Order.RESUME, House.OPERATOR))
                .isInstanceOfSatisfying(
                        Moved.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains(
                                        "is under way; wait for it, or stop it, on its page or with the command stop run="
                                                + held.id() + ", then resume the connection"));
    }

    private static String refusal(Launched launched) {
        assertThat(launched).isInstanceOf(Launched.Refused.class);
        return ((Launched.Refused) launched).reason();
    }

    private List<String> ids() {
        return texts("select entity || ' ' || id from passport_record where deleted_at is null order by 1");
    }
}
