package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.postgresql.jdbc.PgConnection;

/** Orders to workers that are busy, silent or slow. */
class BusyWorkersTest extends WorkerBeside {

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
}
