package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.simulator.Resource;

/** Rule 11: pages can be dropped by the day, and nothing is taken for absent because of it. */
class DroppedDaysTest extends JournaledLakeside {

    @Test
    void retention_may_drop_a_day_once_its_run_is_committed() {
        lakeside.committed();
        dropTheDay();
        lakeside.district.without(Resource.USERS, "s-007");

        assertThat(lakeside.changes(lakeside.committed()))
                .contains("DELETE student s-007 SOURCE")
                .hasSize(2);
    }

    @Test
    void a_run_whose_day_was_dropped_meanwhile_takes_nothing_for_absent() {
        lakeside.committed();
        Run failed = Lakeside.ended(lakeside.house.launch(At.failing("prove"), "new=true"));
        emptyTheDayOf(failed);

        Launched again = lakeside.house.syncs.restart(failed.id(), House.OPERATOR, RunWatcher.NONE);

        assertThat(again).isInstanceOf(Launched.Wrong.class);
        assertThat(((Launched.Wrong) again).reason()).contains("journal", "was dropped", "new=true");
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(21);
        assertThat(lakeside.changes(lakeside.committed())).isEmpty();
    }

    @Test
    void a_parked_run_whose_day_was_dropped_can_not_be_committed_by_half() {
        lakeside.committed();
        lakeside.district.without(Resource.USERS, "s-007");
        Run parked = lakeside.sync("preview=true");
        emptyTheDayOf(parked);

        Launched approved = lakeside.house.syncs.approve(
                parked.id(), String.valueOf(parked.digest()), null, House.OPERATOR, RunWatcher.NONE);

        assertThat(approved).isInstanceOf(Launched.Wrong.class);
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-007");
        assertThat(lakeside.changes(lakeside.committed())).contains("DELETE student s-007 SOURCE");
    }

    private void dropTheDay() {
        lakeside.sql()
                .sql(
                        "select inhrelid::regclass::text from pg_inherits join pg_class p on p.oid = inhparent"
                                + " where p.relname in ('page_journal', 'settled') or p.relname like 'staged%' and p.relkind = 'p'")
                .query((row, _) -> row.getString(1))
                .list()
                .forEach(partition ->
                        lakeside.sql().sql("drop table " + partition).update());
    }

    private void emptyTheDayOf(Run run) {
        dropTheDay();
        lakeside.sql()
                .sql("select ensure_partitions(:day)")
                .param("day", run.day())
                .query((_, _) -> 0)
                .list();
    }
}
