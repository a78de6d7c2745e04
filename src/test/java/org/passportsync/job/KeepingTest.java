package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.Retention;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Holder;
import org.passportsync.run.Leases;
import org.passportsync.run.Remains;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** The journal goes once its time is over, by the day where it can, and never from under a run that may need it. */
class KeepingTest extends KeptDays {

    @Test
    void a_day_goes_as_a_whole_once_its_time_is_over() {
        Run run = lakeside.committed();
        kept.after(30);
        assertThat(kept.drop()).isEqualTo(Dropped.NOTHING);
        assertThat(kept.partitions()).hasSize(8);

        kept.after(31);
        assertThat(kept.drop()).isEqualTo(Dropped.days(1));

        assertThat(kept.partitions()).isEmpty();
        assertThat(kept.drop()).isEqualTo(Dropped.NOTHING);
        assertThat(kept.remains(run)).isEqualTo(new Remains(false, true));
        assertThat(kept.remarks(run))
                .contains("its pages are no longer kept (advanced.retention.journal), so it can't be replayed");
        assertThat(kept.audit()).containsExactly("system district lakeside days of the journal: 1");
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(6);
    }

    @Test
    void a_sync_drops_it_where_nobody_serves_and_goes_on_as_ever() {
        lakeside.committed();
        lakeside.district.without(Resource.USERS, "s-003");
        kept.after(31);

        assertThat(lakeside.changes(lakeside.committed())).contains("DELETE student s-003 SOURCE");

        assertThat(kept.audit()).containsExactly("system district lakeside days of the journal: 1");
        assertThat(kept.partitions()).as("those of today").hasSize(8);
    }

    @Test
    void a_parked_run_keeps_its_rows_while_those_of_the_same_day_go() {
        Run first = lakeside.committed();
        lakeside.district.without(Resource.USERS, "s-003");
        Run parked = lakeside.sync("preview=true");
        long before = rows(parked);
        kept.after(120);

        Dropped dropped = kept.drop();

        assertThat(dropped.days()).isZero();
        assertThat(dropped.staged()).isPositive();
        assertThat(rows(first)).isZero();
        assertThat(rows(parked)).isEqualTo(before);
        assertThat(kept.remains(parked)).isEqualTo(Remains.ALL);
        assertThat(lakeside.approve(parked).state()).isEqualTo(RunState.COMMITTED);
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(5).doesNotContain("s-003");
        assertThat(kept.partitions()).as("gone with its last run").isEmpty();
    }

    @Test
    void the_rows_of_a_shorter_time_go_first_and_the_day_with_the_longest() {
        Run here = lakeside.committed();
        Run there = kept.riverside();
        kept.after(31);

        assertThat(kept.drop("riverside")).isEqualTo(Dropped.NOTHING);
        assertThat(kept.drop().staged()).isPositive();
        assertThat(rows(here)).isZero();
        assertThat(rows(there)).isPositive();

        kept.after(61);
        assertThat(kept.drop()).isEqualTo(Dropped.NOTHING);
        assertThat(kept.drop("riverside")).isEqualTo(Dropped.days(1));
        assertThat(kept.partitions()).isEmpty();
    }

    @Test
    void a_run_that_may_be_gone_on_with_keeps_its_rows_and_later_a_restart_says_why_it_can_not() {
        lakeside.committed();
        Run failed = Lakeside.ended(lakeside.house.launch(At.failing("prove"), "new=true"));
        kept.after(31);

        patient().drop("lakeside");
        assertThat(kept.remains(failed)).isEqualTo(Remains.ALL);
        kept.drop();
        assertThat(kept.remains(failed).journal()).isFalse();

        assertThat(lakeside.house.syncs.restart(failed.id(), House.OPERATOR, RunWatcher.NONE))
                .isInstanceOfSatisfying(
                        Launched.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("more than 6 h ago", "launch the sync again instead")
                                .doesNotContain("replay"));
        kept.now.set(KeptLakeside.START);
        assertThat(lakeside.house.syncs.restart(failed.id(), House.OPERATOR, RunWatcher.NONE))
                .isInstanceOfSatisfying(
                        Launched.Refused.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo(
                                        "what run " + failed.id()
                                                + " has read is no longer kept (advanced.retention); launch the sync again instead"));
        assertThat(Lakeside.ended(lakeside.house.launch()).id()).as("a new one").isNotEqualTo(failed.id());
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(6);
    }

    @Test
    void what_a_replay_may_still_need_stays_and_later_a_replay_says_why_it_can_not() {
        Run run = lakeside.committed();
        Run replay = Lakeside.ended(lakeside.house.launch("replay=" + run.id()));
        assertThat(replay.state()).isEqualTo(RunState.PARKED);
        kept.after(31);

        assertThat(kept.drop()).isEqualTo(Dropped.NOTHING);
        lakeside.house.syncs.reject(replay.id(), null, House.OPERATOR);
        assertThat(kept.drop()).isEqualTo(Dropped.days(1));

        assertThat(lakeside.house.launch("replay=" + run.id()))
                .isEqualTo(new Launched.Wrong("run " + run.id()
                        + " can't be replayed: its pages are no longer kept (advanced.retention.journal);"
                        + " launch the sync without replay"));
        assertThat(kept.remarks(replay))
                .contains(
                        "what run " + replay.id()
                                + " found wrong went with its staged rows (advanced.retention.journal), because it was not committed");
    }

    @Test
    void a_run_whose_lease_somebody_has_is_left_alone() {
        lakeside.committed();
        Run failed = Lakeside.ended(lakeside.house.launch(At.failing("prove"), "new=true"));
        new Leases(lakeside.sql()).ask(failed.connectionId(), failed.id(), Holder.ofThisProcess());
        kept.after(31);

        kept.drop();

        assertThat(kept.remains(failed)).isEqualTo(Remains.ALL);
        assertThat(rows(failed)).isPositive();
    }

    @Test
    void nothing_is_waited_for_what_somebody_works_on_goes_next_time() throws Exception {
        lakeside.committed();
        kept.after(31);
        for (String lock : List.of(
                "lock table staged_record in access share mode",
                "select pg_advisory_xact_lock(hashtextextended('passport lease', 1))")) {
            try (Connection other = lakeside.database.dataSource().getConnection()) {
                other.setAutoCommit(false);
                other.createStatement().execute(lock);
                assertThat(kept.drop()).as(lock).isEqualTo(Dropped.NOTHING);
                other.rollback();
            }
        }

        assertThat(kept.drop()).isEqualTo(Dropped.days(1));
    }

    @Test
    void the_database_counts_with_the_days_of_the_definition() {
        assertThat(days()).isEqualTo(Retention.DEFAULT);

        lakeside.apply(definition ->
                definition.advanced("retention: { journal: 3d, changes: 1d, runs: 36500d, tombstones: 20d }"));

        assertThat(days()).isEqualTo(new Retention(ofDays(3), ofDays(36_500), ofDays(1), ofDays(20)));
    }

    private Retention days() {
        return lakeside.sql()
                .sql("select * from kept_days")
                .query((row, _) -> new Retention(
                        ofDays(row.getInt("journal")),
                        ofDays(row.getInt("runs")),
                        ofDays(row.getInt("changes")),
                        ofDays(row.getInt("tombstones"))))
                .single();
    }

    private static java.time.Period ofDays(int days) {
        return java.time.Period.ofDays(days);
    }

    private Keeping patient() {
        return new Keeping(lakeside.house.place, Duration.ofDays(200));
    }

    private long rows(Run run) {
        return lakeside.sql()
                .sql("select (select count(*) from page_journal where run_id = :run)"
                        + " + (select count(*) from staged_record where run_id = :run)"
                        + " + (select count(*) from staged_part where run_id = :run)"
                        + " + (select count(*) from settled where run_id = :run)")
                .param("run", run.id())
                .query(Long.class)
                .single();
    }
}
