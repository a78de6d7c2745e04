package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.passportsync.run.RunState;

/** A stop while slices are read by a worker, or by the leader. */
class StoppedSlicesTest extends WorkerBeside {

    @Test
    void a_stop_reaches_the_worker_and_the_same_launch_goes_on() throws Exception {
        try (SliceWorker.Shift _ = house.worker.start(said::add)) {
            skyward.faults("latency=200ms");
            CompletableFuture<Launched> launched = launching();
            ChildProcess.await("a page", () -> count("select count(*) from page_journal") > 2);

            assertThat(house.syncs.stop(1, House.OPERATOR)).isInstanceOf(Decided.Done.class);

            assertStopped(launched.get());
            assertThat(said).anyMatch(line -> line.contains("is left where it is"));
            Set<String> journaled = KilledRunTest.journaled(house, 1);
            long before = skyward.requests().size();
            skyward.faults();
            assertThat(state(launch())).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
            assertThat(KilledRunTest.fetched(skyward, before)).noneMatch(journaled::contains);
        }
    }

    @Test
    void a_slice_that_fails_while_the_run_is_being_stopped_does_not_make_it_fail() throws Exception {
        try (SliceWorker.Shift _ = house.worker.start(said::add)) {
            skyward.faults("latency=200ms");
            CompletableFuture<Launched> launched = launching();
            ChildProcess.await("a page", () -> count("select count(*) from page_journal") > 2);

            // Both at once: the leader may look at slices before it listens for stops.
            house.sql()
                    .sql("with stopped as (insert into run_stop values (1, now()) returning run_id)"
                            + " update slice set fault_kind = 'OTHER', fault = 'made up' from stopped"
                            + " where slice.run_id = stopped.run_id and state = 'OPEN'")
                    .update();

            assertStopped(launched.get());
            skyward.faults();
            assertThat(state(launch())).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        }
    }

    @Test
    void a_stop_while_the_workers_let_go_of_a_failing_run_ends_it_as_stopped() throws Exception {
        try (SliceWorker.Shift _ = house.worker.start(said::add)) {
            skyward.faults("latency=2s");
            CompletableFuture<Launched> launched = launching();
            ChildProcess.await("a claim", () -> count("select count(*) from slice where claimed_by is not null") > 1);
            house.sql()
                    .sql("update slice set fault_kind = 'OTHER', fault = 'made up'"
                            + " where name = (select min(name) from slice where claimed_by is not null)")
                    .update();
            ChildProcess.await(
                    "the leader's leaving",
                    () -> count("select count(*) from slice where state = 'OPEN' and claimed_by is null"
                                    + " and version is not null")
                            == 0);

            if (house.syncs.stop(1, House.OPERATOR) instanceof Decided.Done) {
                assertStopped(launched.get());
            } else {
                assertThat(state(launched.get())).isEqualTo(RunState.FAILED);
            }
        }
    }

    @Test
    void slices_that_the_leader_reads_by_itself_stop_as_well() throws Exception {
        CompletableFuture<Launched> launched;
        try (SliceWorker.Shift _ = house.worker.start(said::add)) {
            skyward.faults("latency=200ms");
            launched = launching();
            ChildProcess.await("a page", () -> count("select count(*) from page_journal") > 2);
        }
        ChildProcess.await(
                "slices read by the leader",
                () -> remarks.all().stream().anyMatch(line -> line.contains("is read here")));

        assertThat(house.syncs.stop(1, House.OPERATOR)).isInstanceOf(Decided.Done.class);

        assertStopped(launched.get());
        skyward.faults();
        assertThat(state(launch())).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
    }

    @Test
    void a_stop_interrupts_nobody_who_no_longer_waits_for_the_sis() throws Exception {
        Underway run = house.opening.underway(
                house.runs.get(stopped()),
                house.connections.definition(1, 1),
                new Underway.Surroundings(new NothingToRead(), () -> {}, RunWatcher.NONE));

        String read = run.interruptible(() -> {
            run.stop();
            return "read";
        });

        assertThat(read).isEqualTo("read");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
