package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.passportsync.staging.Claims;
import org.passportsync.staging.RequestShares;
import org.postgresql.jdbc.PgConnection;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A worker beside a launch, both in this process: what is told from one to the other. */
class SliceWorkerTest {

    private static final String HANGING =
            "select count(*) from slice where run_id = 1 and state = 'OPEN' and claimed_by is not null";

    @TempDir
    private Path folder;

    private final SimulatedSkyward skyward =
            SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(11, 150))));
    private final Remarks remarks = new Remarks();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final TestDatabase database = TestDatabase.fresh();
    private House house;

    @BeforeEach
    void open() {
        house = House.on(database, folder);
        house.apply(Definitions.lakeside(skyward).with("pageSize", "40").text());
    }

    @AfterEach
    void leave() {
        house.close();
        database.close();
        skyward.close();
    }

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
    void a_worker_whose_slices_hang_does_not_hold_up_another_district() throws Exception {
        SimulatedSkyward annex =
                SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(12, 100))));
        house.apply(Definitions.lakeside(annex)
                .with("district", "{ id: annex, name: Annex, timeZone: America/Chicago }")
                .with("connection", "annex")
                .text());
        try (annex;
                SliceWorker.Shift _ = house.worker.start(said::add)) {
            skyward.faults("latency=200ms");
            CompletableFuture<Launched> hanging = launching();
            ChildProcess.await("a page", () -> count("select count(*) from page_journal") > 2);
            skyward.faults("latency=60s");
            ChildProcess.await("both hands full", () -> count(HANGING) >= 2);

            Launched launched = house.launch(
                    remarks, "connection=annex", "asOf=" + annex.district().today());

            assertThat(state(launched)).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
            assertThat(count(HANGING)).isGreaterThanOrEqualTo(2);
            assertThat(remarks.all()).anyMatch(line -> line.contains("of annex is read here"));
            assertThat(count("select count(*) from worker_channel_message where convert_from(message_content, 'UTF8')"
                            + " like 'run 2 slice %'"))
                    .isZero();
            assertThat(house.syncs.stop(1, House.OPERATOR)).isInstanceOf(Decided.Done.class);
            assertStopped(hanging.get());
        }
    }

    @Test
    void runs_are_served_in_turn_and_orders_can_be_taken_back() throws Exception {
        String version = "1, tables 1";
        SliceChannel sending = SliceChannel.sending(database.dataSource(), version);
        for (int number = 0; number < 3; number++) {
            sending.send(new SliceOrder(1, "s" + number, version), number);
        }
        sending.send(new SliceOrder(2, "t0", version), 0);
        sending.send(new SliceOrder(2, "t1", version), 1);
        sending.send(new SliceOrder(12, "gone", version), 0);
        assertThat(sending.lying(1)).containsExactlyInAnyOrder("s0", "s1", "s2");
        sending.drop(12);

        List<String> taken = new CopyOnWriteArrayList<>();
        SliceChannel listening = new SliceChannel(
                database.dataSource(),
                version,
                () -> DriverManager.getConnection(database.url(), database.user(), database.password())
                        .unwrap(PgConnection.class));
        try (SliceChannel.Ear ear = listening.listen(1, order -> taken.add(order.slice()))) {
            ChildProcess.await("all orders", () -> {
                ear.look();
                return taken.size() >= 5;
            });
        }
        assertThat(taken).containsExactly("s0", "t0", "s1", "t1", "s2");
        assertThat(sending.lying(1)).isEmpty();
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

    @Test
    void an_order_says_nothing_but_run_slice_and_version() {
        SliceOrder order = new SliceOrder(12, "users", "0.1.0, tables 12");

        assertThat(order.text()).isEqualTo("run 12 slice users version 0.1.0, tables 12");
        assertThat(SliceOrder.read(order.text())).contains(order);
        assertThat(SliceOrder.read("something else")).isEmpty();
    }

    @Test
    void a_slice_that_three_workers_did_not_bring_to_its_end_fails_the_run() throws Exception {
        try (SliceWorker.Shift _ = house.worker.start(said::add)) {
            skyward.faults("latency=200ms");
            CompletableFuture<Launched> launched = launching();
            ChildProcess.await("the end of the run", () -> silence() >= 0 && launched.isDone());

            Launched failed = launched.join();

            assertThat(state(failed)).isEqualTo(RunState.FAILED);
            assertThat(((Launched.Ended) failed).run().message())
                    .matches(Pattern.compile(".* was claimed by 3 workers, .*restart run 1"));
            skyward.faults();
            assertThat(state(launch())).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        }
    }

    /** Makes whoever reads the enrollments look as if it had stopped answering. */
    private int silence() {
        return house.sql()
                .sql("update slice set heartbeat_at = now() - interval '1 hour'"
                        + " where name = 'enrollments' and claimed_by is not null")
                .update();
    }

    /** Not in the common pool: with two processors it has one thread, which the HTTP client needs. */
    private CompletableFuture<Launched> launching() {
        return CompletableFuture.supplyAsync(
                this::launch, task -> Thread.ofVirtual().start(task));
    }

    private Launched launch() {
        return house.launch(remarks, "asOf=" + skyward.district().today());
    }

    /** What the worker said, and the launch, which reads by itself what the worker leaves for a second. */
    private List<String> told() {
        return Stream.concat(said.stream(), remarks.all().stream()).toList();
    }

    /** A run that somebody has stopped at its start. */
    private long stopped() throws Exception {
        skyward.faults("latency=200ms");
        CompletableFuture<Launched> launched = launching();
        ChildProcess.await("the run's start", () -> house.syncs.stop(1, House.OPERATOR) instanceof Decided.Done);
        assertStopped(launched.get());
        return 1;
    }

    private static void assertStopped(Launched launched) {
        assertThat(state(launched))
                .as(String.valueOf(((Launched.Ended) launched).run().message()))
                .isEqualTo(RunState.STOPPED);
    }

    private static RunState state(Launched launched) {
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        return ((Launched.Ended) launched).run().state();
    }

    private int count(String query) {
        return house.sql().sql(query).query(Integer.class).single();
    }
}
