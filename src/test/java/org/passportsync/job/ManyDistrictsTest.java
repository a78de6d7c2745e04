package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.sis.Hosts;

/** More runs at once than the database has connections for, and more requests than a host shall bear. */
class ManyDistrictsTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int TURNS = 2;

    private final Room room = new Room(TURNS);
    private final Hosts hosts = new Hosts(3);

    private ManyDistricts districts;

    @BeforeEach
    void enter(@TempDir Path folder) {
        districts = new ManyDistricts(20, folder, new House.Bounds(room, hosts, Room.connections(TURNS)));
    }

    @AfterEach
    void leave() {
        districts.close();
    }

    @Test
    void more_runs_than_connections_all_commit_and_work_in_the_database_by_turns() {
        ByTurns watcher = new ByTurns();

        List<CompletableFuture<Run>> runs = districts.launch(20, watcher);
        await().atMost(LONG).until(() -> districts.waiting().size() == runs.size() - TURNS);

        assertThat(districts.waiting())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, runs.size() - TURNS)
                        .mapToObj(before -> "waits for its turn in the database: 2 runs work there, " + before
                                + (before == 1 ? " waits before it" : " wait before it"))
                        .toList());
        await().atMost(LONG).until(() -> districts.house.connectionsInUse() == 0);
        watcher.goOn.countDown();
        ManyDistricts.allCommitted(runs);
        assertThat(watcher.most).hasValue(TURNS);
    }

    @Test
    void a_stop_reaches_a_run_that_waits_for_its_turn() throws InterruptedException {
        occupied();
        CompletableFuture<Run> launched = waiting();

        Decided stop = districts.house.syncs.stop(1, House.OPERATOR);

        assertThat(stop).isInstanceOf(Decided.Done.class);
        assertThat(launched.join().state()).isEqualTo(RunState.STOPPED);
        free();
        Run again = districts.launch("d01", RunWatcher.NONE).join();
        assertThat(again.id()).isOne();
        assertThat(again.state()).isEqualTo(RunState.COMMITTED);
    }

    @Test
    void the_end_of_the_program_stops_a_run_that_waits_for_its_turn() throws InterruptedException {
        occupied();
        CompletableFuture<Run> launched = waiting();

        boolean atRest = districts.house.syncs.stopAll(LONG);

        assertThat(atRest).isTrue();
        assertThat(launched.join().state()).isEqualTo(RunState.STOPPED);
    }

    @Test
    void the_lease_of_a_run_that_waits_for_its_turn_is_renewed() throws InterruptedException {
        occupied();
        CompletableFuture<Run> launched = waiting();

        districts
                .house
                .sql()
                .sql("update lease set until = clock_timestamp() + interval '15 seconds'")
                .update();

        await().atMost(LONG)
                .until(() -> districts
                        .house
                        .sql()
                        .sql("select until > clock_timestamp() + interval '20 seconds' from lease")
                        .query(Boolean.class)
                        .single());
        free();
        assertThat(launched.join().state()).isEqualTo(RunState.COMMITTED);
    }

    @Test
    void a_host_is_asked_no_more_at_once_than_it_shall_bear_and_every_connection_gets_on() {
        districts.skyward.faults("latency=100ms");

        List<CompletableFuture<Run>> runs = districts.launch(8, RunWatcher.NONE);

        await().atMost(LONG).until(() -> hosts.waiting() >= 3);
        ManyDistricts.allCommitted(runs);
        assertThat(districts.skyward.mostAtOnce()).isEqualTo(3);
    }

    /** Lets others have all the turns. */
    private void occupied() throws InterruptedException {
        for (int turn = 0; turn < TURNS; turn++) {
            room.turns().enter("somebody " + turn);
        }
    }

    private void free() {
        for (int turn = 0; turn < TURNS; turn++) {
            room.turns().leave("somebody " + turn);
        }
    }

    /** A run that has read everything and waits for its turn. */
    private CompletableFuture<Run> waiting() {
        CompletableFuture<Run> launched = districts.launch("d01", RunWatcher.NONE);
        await().atMost(LONG).until(() -> districts.waiting().size() == 1);
        return launched;
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Holds whoever comes to its turn until told otherwise, and counts who has one. */
    private static final class ByTurns implements RunWatcher {

        private final CountDownLatch goOn = new CountDownLatch(1);
        private final AtomicInteger working = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public void step(String name) {
            if (name.equals("prove")) {
                most.accumulateAndGet(working.incrementAndGet(), Math::max);
                awaitUninterrupted(goOn);
            } else if (name.equals("close")) {
                working.decrementAndGet();
            }
        }

        @Override
        public void started(long runId) {}

        @Override
        public void page(String slice, int page, long rows, OptionalLong total) {}

        @Override
        public void waiting(String resource, String reason, Duration pause) {}

        @Override
        public void remark(String text) {}
    }
}
