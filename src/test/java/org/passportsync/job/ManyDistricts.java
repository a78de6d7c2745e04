package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** Several districts with one connection each, all read from one SIS, by one engine with narrow bounds. */
final class ManyDistricts implements AutoCloseable {

    private static final Executor THREADS = work -> Thread.ofVirtual().start(work);

    final FewRows rows = new FewRows().aSchool("lincoln").students(1, 20, "lincoln");
    final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(rows.rows));
    final TestDatabase database = TestDatabase.fresh();
    final House house;
    final List<String> names;

    ManyDistricts(int number, Path folder, House.Bounds bounds) {
        house = House.on(database, folder, Clock.systemUTC(), bounds);
        names = IntStream.rangeClosed(1, number).mapToObj("d%02d"::formatted).toList();
        names.forEach(name -> house.apply(Definitions.lakeside(skyward)
                .with("district", "{ id: " + name + ", name: District, timeZone: America/Chicago }")
                .with("connection", name)
                // One at a time, so that no request is given up that the server still works on.
                .with("pageSize", "5\n  maxConcurrentRequests: 1")
                .text()));
    }

    /** Launches a connection without waiting for its end. */
    CompletableFuture<Run> launch(String name, RunWatcher watcher) {
        return CompletableFuture.supplyAsync(
                () -> Lakeside.ended(house.launch(watcher, "connection=" + name, "asOf=2026-09-14")), THREADS);
    }

    /** Launches the first of the connections at once. */
    List<CompletableFuture<Run>> launch(int number, RunWatcher watcher) {
        List<CompletableFuture<Run>> all = new ArrayList<>();
        names.subList(0, number).forEach(name -> all.add(launch(name, watcher)));
        return all;
    }

    /** What the rows of runs say that wait for their turn. */
    List<String> waiting() {
        return house.sql()
                .sql("select message from run where state = 'RUNNING' and message like 'waits for its turn%'")
                .query((row, _) -> String.valueOf(row.getString("message")))
                .list();
    }

    static void allCommitted(List<CompletableFuture<Run>> runs) {
        assertThat(runs.stream().map(CompletableFuture::join))
                .allSatisfy(run -> assertThat(run.state()).as(run.message()).isEqualTo(RunState.COMMITTED))
                .allSatisfy(run -> assertThat(run.message()).isNull());
    }

    @Override
    public void close() {
        house.close();
        database.close();
        skyward.close();
    }
}
