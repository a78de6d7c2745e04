package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passportsync.run.Run;
import org.passportsync.simulator.Resource;

/** Runs go once their time is over, with all that names them, and never before what needs them. */
class KeptRunsTest extends KeptDays {

    @Test
    void runs_go_with_all_that_was_counted_but_not_the_newest_nor_what_is_referred_to() {
        Run first = lakeside.committed();
        lakeside.district.without(Resource.USERS, "s-003");
        Run second = lakeside.committed();
        lakeside.district.aStudent("s-007", "lincoln");
        Run third = lakeside.committed();
        lakeside.sql()
                .sql("insert into notice (kind, about, connection_id, run_id, channel, address, created_at)"
                        + " values ('FAILED', 'run 2', 1, 2, 'EMAIL', 'ops@lakeside.example', now())")
                .update();
        kept.after(731);

        assertThat(kept.drop().runs()).isEqualTo(1);

        assertThat(kept.texts("select id from run order by id"))
                .as("the first is named by the mapping of its school")
                .containsExactly("" + first.id(), "" + third.id());
        for (String table : List.of("run_count", "run_school", "slice")) {
            assertThat(kept.texts("select distinct run_id from " + table)).doesNotContain("" + second.id());
        }
        assertThat(kept.count("notice")).isZero();
        assertThat(kept.count("batch_job_execution")).isEqualTo(2);
        assertThat(kept.count("batch_job_instance")).isEqualTo(2);
        assertThat(kept.texts("select subject from audit")).contains("run " + second.id());
        assertThat(kept.drop()).isEqualTo(Dropped.NOTHING);
    }

    @Test
    void what_deleted_a_record_stays_as_long_as_its_tombstone() {
        lakeside.apply(definition -> KeptLakeside.usual(definition).advanced("retention: { runs: 200d }"));
        lakeside.committed();
        lakeside.district.without(Resource.USERS, "s-003");
        Run deleting = lakeside.committed();
        lakeside.district.aStudent("s-007", "lincoln");
        lakeside.committed();
        kept.after(300);
        assertThat(kept.drop().runs()).isZero();

        kept.after(366);
        assertThat(kept.drop().runs()).isEqualTo(1);
        assertThat(kept.texts("select id from run")).doesNotContain("" + deleting.id());
    }

    @Test
    void a_run_that_was_overtaken_stays_so_though_older_ones_are_forgotten() {
        lakeside.committed();
        lakeside.committed();
        lakeside.committed();
        kept.after(731);
        Run failed = Lakeside.ended(lakeside.house.launch(At.failing("prove"), "new=true"));
        assertThat(lakeside.house.runs.overtaken(failed.id())).isFalse();
        kept.drop();
        assertThat(kept.count("run where committed_at is not null")).isEqualTo(2);
        assertThat(lakeside.house.runs.overtaken(failed.id())).isFalse();

        lakeside.committed();
        assertThat(lakeside.house.runs.overtaken(failed.id())).isTrue();
    }

    @Test
    void of_every_table_that_names_runs_it_is_settled_what_becomes_of_its_rows() {
        assertThat(kept.texts("select distinct conrelid::regclass::text from pg_constraint"
                        + " where contype = 'f' and confrelid = 'run'::regclass"))
                .as("dropped with the run, or looked at by keeping/runs_over")
                .containsExactlyInAnyOrder(
                        "run",
                        "lease",
                        "run_hold",
                        "approval",
                        "run_count",
                        "slice",
                        "request_share",
                        "run_stop",
                        "run_school",
                        "lost_school",
                        "school_mapping",
                        "baseline",
                        "issue",
                        "notice");
    }
}
