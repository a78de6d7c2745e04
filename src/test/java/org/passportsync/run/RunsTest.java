package org.passportsync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The run row decides: one active run a connection, and each move once. */
class RunsTest {

    private final RunRows rows = new RunRows();

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void of_many_that_open_a_run_at_once_exactly_one_gets_it() throws Exception {
        for (int round = 0; round < 100; round++) {
            List<Optional<Long>> opened = RunRows.atOnce(4, rows::open);
            assertThat(opened)
                    .as("round %s", round)
                    .filteredOn(Optional::isPresent)
                    .hasSize(1);
            rows.runs.move(
                    opened.stream().flatMap(Optional::stream).findFirst().orElseThrow(), RunState.FAILED, "test");
        }
    }

    @Test
    void of_many_that_take_up_a_failed_run_at_once_exactly_one_gets_it() throws Exception {
        long run = rows.open().orElseThrow();
        for (int round = 0; round < 100; round++) {
            rows.runs.move(run, RunState.FAILED, "test");
            List<Boolean> moved = RunRows.atOnce(4, () -> rows.runs.move(run, RunState.RUNNING, null));
            assertThat(moved).as("round %s", round).filteredOn(one -> one).hasSize(1);
        }
    }

    @Test
    void a_run_moves_only_along_the_states() {
        long run = rows.open().orElseThrow();
        for (RunState from : RunState.values()) {
            for (RunState to : RunState.values()) {
                rows.sql
                        .sql("update run set state = :from where id = :run")
                        .param("from", from.name())
                        .param("run", run)
                        .update();
                assertThat(rows.runs.move(run, to, null))
                        .as("%s -> %s", from, to)
                        .isEqualTo(from.next().contains(to));
            }
        }
    }

    @Test
    void a_run_is_marked_committed_once_and_only_while_it_runs() {
        long run = rows.open().orElseThrow();

        assertThat(rows.runs.commit(run)).isTrue();
        assertThat(rows.runs.commit(run)).isFalse();
        rows.runs.move(run, RunState.COMMITTED, null);
        long parked = rows.open().orElseThrow();
        rows.runs.move(parked, RunState.PARKED, null);
        assertThat(rows.runs.commit(parked)).isFalse();
    }

    @Test
    void a_run_is_overtaken_by_a_commit_that_came_after_its_beginning() {
        long early = commit();
        long run = rows.open().orElseThrow();
        rows.runs.move(run, RunState.STOPPED, null);
        assertThat(rows.runs.overtaken(run)).isFalse();

        commit();

        assertThat(rows.runs.overtaken(run)).isTrue();
        assertThat(rows.runs
                        .last(rows.connection, Set.of(RunState.COMMITTED))
                        .orElseThrow()
                        .id())
                .isGreaterThan(early);
    }

    private long commit() {
        long run = rows.open().orElseThrow();
        rows.runs.commit(run);
        rows.runs.move(run, RunState.COMMITTED, null);
        return run;
    }
}
