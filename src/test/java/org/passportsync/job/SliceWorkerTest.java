package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.run.RunState;
import org.passportsync.staging.Claims;
import org.passportsync.staging.RequestShares;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A worker beside a launch, both in this process: what is told from one to the other, and what is asked of the SIS. */
class SliceWorkerTest extends WorkerBeside {

    @Test
    void what_a_worker_can_not_read_fails_the_run_with_the_reason() {
        try (SliceWorker.Shift _ = house.worker.start(said::add)) {
            skyward.faults("missing=enrollments");

            Launched failed = launch();

            assertThat(state(failed)).isEqualTo(RunState.FAILED);
            assertThat(((Launched.Ended) failed).run().message()).contains("enrollments");
            assertThat(told()).anyMatch(line -> line.contains("enrollments can't be read"));
            skyward.faults();
            assertThat(state(launch())).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
            assertThat(count("select count(*) from run")).isEqualTo(1);
        }
    }

    @Test
    void all_slices_together_ask_no_more_at_once_than_the_connection_allows_also_for_lists_of_each_student() {
        house.apply(Definitions.natively(skyward)
                .with("district", "{ id: annex, name: Annex, timeZone: America/Chicago }")
                .with("connection", "natively")
                .with("pageSize", "40\n  maxConcurrentRequests: 3")
                .text());
        try (SliceWorker.Shift _ = house.worker.start(said::add)) {
            skyward.faults("latency=20ms");

            Launched launched = house.launch(
                    remarks, "connection=natively", "asOf=" + skyward.district().today());

            assertThat(state(launched)).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        }
        assertThat(said).anyMatch(line -> line.contains("of natively is read here"));
        assertThat(skyward.mostAtOnce()).isEqualTo(3);
    }

    @Test
    void a_reading_stops_after_ten_seconds_without_an_answer_of_the_database_also_where_it_refuses_nothing()
            throws Exception {
        Underway run = house.opening.underway(
                house.runs.get(stopped()),
                house.connections.definition(1, 1),
                new Underway.Surroundings(new NothingToRead(), () -> {}, RunWatcher.NONE));
        AtomicLong seconds = new AtomicLong(1000);
        Allowance allowance = new Allowance(4);
        ClaimKeeper.Holding holding = new ClaimKeeper.Holding(
                new Claims.Claim(1, "users", 1, 1),
                1,
                new RequestShares.Limit(1, 4),
                Duration.ofSeconds(seconds.get()).toNanos());
        SilentDatabase silent = new SilentDatabase();
        try (ClaimKeeper keeper = new ClaimKeeper(
                silent.place(house.place),
                holding,
                run,
                allowance,
                () -> Duration.ofSeconds(seconds.get()).toNanos())) {
            keeper.start();
            silent.asked.await();
            assertThat(run.stopping()).isFalse();

            seconds.addAndGet(11);

            ChildProcess.await("the end of the reading", run::stopping);
            assertThat(run.lost()).contains("the database was away for too long");
            assertThat(allowance.another(0)).as("whether anything may be sent").isFalse();
            silent.answer.countDown();
        }
    }

    /** One that keeps everybody waiting for a connection. */
    private static final class SilentDatabase extends AbstractDataSource {

        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch answer = new CountDownLatch(1);

        Workplace place(Workplace like) {
            return new Workplace(this, new JdbcTransactionManager(this), like.clock());
        }

        @Override
        public Connection getConnection() throws SQLException {
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException givenUp) {
                Thread.currentThread().interrupt();
            }
            throw new SQLException("nobody answered");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }

    @Test
    void a_worker_with_another_master_key_reads_for_nobody_and_fails_nobody(@TempDir Path elsewhere) {
        assertThat(house.worker.obstacle()).isEmpty();
        try (House stranger = House.on(database, elsewhere)) {
            assertThat(stranger.worker.obstacle())
                    .hasValueSatisfying(reason -> assertThat(reason)
                            .contains("the data key of district lakeside was sealed under key")
                            .contains("give the program the key"));
            try (SliceWorker.Shift _ = stranger.worker.start(said::add)) {

                assertThat(state(launch())).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);

                assertThat(said)
                        .anyMatch(
                                line -> line.startsWith("run 1: its slices are left for others, because what is stored"
                                        + " for the data key of district lakeside was sealed under key"));
            }
        }
    }

    /** What the worker said, and the launch, which reads by itself what the worker leaves for a second. */
    private List<String> told() {
        return Stream.concat(said.stream(), remarks.all().stream()).toList();
    }
}
