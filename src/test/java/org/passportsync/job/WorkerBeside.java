package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** A house that may have a worker beside its launch, both in this process. */
abstract class WorkerBeside {

    static final String HANGING =
            "select count(*) from slice where run_id = 1 and state = 'OPEN' and claimed_by is not null";

    @TempDir
    Path folder;

    final SimulatedSkyward skyward =
            SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(11, 150))));
    final Remarks remarks = new Remarks();
    final List<String> said = new CopyOnWriteArrayList<>();
    final TestDatabase database = TestDatabase.fresh();
    House house;

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

    /** Not in the common pool: with two processors it has one thread, which the HTTP client needs. */
    CompletableFuture<Launched> launching() {
        return CompletableFuture.supplyAsync(
                this::launch, task -> Thread.ofVirtual().start(task));
    }

    Launched launch() {
        return house.launch(remarks, "asOf=" + skyward.district().today());
    }

    /** A run that somebody has stopped at its start. */
    long stopped() throws Exception {
        skyward.faults("latency=200ms");
        CompletableFuture<Launched> launched = launching();
        ChildProcess.await("the run's start", () -> house.syncs.stop(1, House.OPERATOR) instanceof Decided.Done);
        assertStopped(launched.get());
        return 1;
    }

    static void assertStopped(Launched launched) {
        assertThat(state(launched))
                .as(String.valueOf(((Launched.Ended) launched).run().message()))
                .isEqualTo(RunState.STOPPED);
    }

    static RunState state(Launched launched) {
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        return ((Launched.Ended) launched).run().state();
    }

    int count(String query) {
        return house.sql().sql(query).query(Integer.class).single();
    }
}
