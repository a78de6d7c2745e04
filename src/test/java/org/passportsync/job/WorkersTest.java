package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** Real worker processes beside a launch: the end is the same as without them, whatever becomes of one. */
class WorkersTest {

    private static SimulatedSkyward skyward;
    private static Map<String, String> undisturbed;

    @TempDir
    private Path folder;

    private final Remarks remarks = new Remarks();
    private TestDatabase database;
    private House house;

    @BeforeAll
    static void sync_undisturbed(@TempDir Path folder) {
        skyward = SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(11, 150))));
        try (TestDatabase database = TestDatabase.fresh();
                House house = House.on(database, folder)) {
            house.apply(definition());
            house.launch("asOf=" + skyward.district().today());
            undisturbed = RosterSyncTest.documents(database);
        }
    }

    @AfterAll
    static void close() {
        skyward.close();
    }

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        house = House.on(database, folder);
        house.apply(definition());
    }

    @AfterEach
    void leave() {
        skyward.faults();
        house.close();
        database.close();
    }

    @Test
    void a_run_that_workers_read_ends_as_one_that_reads_by_itself() throws Exception {
        try (WorkerProcess one = WorkerProcess.program(database, folder);
                WorkerProcess other = WorkerProcess.start(database, folder)) {
            one.awaitLine("reads slices until Ctrl-C");
            other.awaitLine("reads slices until Ctrl-C");
            skyward.faults("latency=50ms");

            assertCommitted(launch().get());

            assertThat(remarks.all()).anyMatch(line -> line.contains("slices are read by 2 workers"));
            assertThat(claims("not like '%x%'")).isPositive();
            one.awaitLine("is read to its end");
            other.awaitLine("is read to its end");
            assertThat(one.ended()).isZero();
            assertThat(count("select count(*) from worker")).isEqualTo(1);
            assertThat(count("select count(*) from request_share")).isZero();
        }
    }

    @Test
    void what_a_killed_worker_was_reading_is_taken_over_at_the_first_page_not_journaled() throws Exception {
        try (WorkerProcess victim = WorkerProcess.start(database, folder);
                WorkerProcess other = WorkerProcess.start(database, folder)) {
            victim.awaitLine("reads slices until Ctrl-C");
            other.awaitLine("reads slices until Ctrl-C");
            skyward.faults("latency=300ms");
            CompletableFuture<Launched> launched = launch();
            String its = "select count(*) from slice s where s.state = 'OPEN' and s.claimed_by like '%/" + victim.pid()
                    + "/%' and (select count(*) from page_journal j where j.run_id = s.run_id and j.slice = s.name) > 1";
            ChildProcess.await("pages by " + victim.said(), () -> count(its) > 0);
            Set<String> journaled = KilledRunTest.journaled(house, 1);
            long before = skyward.requests().size();

            victim.kill();

            assertCommitted(launched.get());
            assertThat(KilledRunTest.fetched(skyward, before)).noneMatch(journaled::contains);
            assertThat(remarks.all()).anyMatch(line -> line.contains("a worker stopped answering"));
            // The launch itself, where the other worker had no hand free for a second.
            ChildProcess.await(
                    "who took over",
                    () -> Stream.concat(other.said().stream(), remarks.all().stream())
                            .anyMatch(line -> line.contains("the reading being begun for the 2. time")));
        }
    }

    @Test
    void where_all_workers_are_killed_the_run_reads_the_rest_by_itself() throws Exception {
        try (WorkerProcess only = WorkerProcess.start(database, folder)) {
            only.awaitLine("reads slices until Ctrl-C");
            skyward.faults("latency=100ms");
            CompletableFuture<Launched> launched = launch();
            ChildProcess.await("a page", () -> count("select count(*) from page_journal") > 2);

            only.kill();

            assertCommitted(launched.get());
            assertThat(remarks.all()).anyMatch(line -> line.contains("is read here"));
        }
    }

    @Test
    void a_worker_of_another_version_says_so_and_leaves_slices_to_others() throws Exception {
        Path other = folder.resolve("other");
        Files.createDirectories(other.resolve("META-INF"));
        Files.writeString(other.resolve("META-INF/build-info.properties"), "build.version=9.9\n");
        try (WorkerProcess stranger = WorkerProcess.start(database, folder, other)) {
            stranger.awaitLine("of version 9.9+");

            assertCommitted(launch().get());

            assertThat(remarks.all())
                    .anyMatch(line -> line.contains("workers are there, but of another version (9.9+"));
            try (WorkerProcess ours = WorkerProcess.start(database, folder)) {
                ours.awaitLine("reads slices until Ctrl-C");
                skyward.faults("latency=100ms");

                assertCommitted(launch().get());

                stranger.awaitLine("its slices are left for others");
                ours.awaitLine("is read to its end");
                assertThat(claims("like '%/" + stranger.pid() + "/%'")).isZero();
            }
        }
    }

    private CompletableFuture<Launched> launch() {
        // Not in the common pool: with two processors it has one thread, which the HTTP client needs.
        return CompletableFuture.supplyAsync(
                () -> house.launch(remarks, "asOf=" + skyward.district().today()),
                task -> Thread.ofVirtual().start(task));
    }

    private void assertCommitted(Launched launched) {
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        assertThat(((Launched.Ended) launched).run().state())
                .as(((Launched.Ended) launched).run().message())
                .isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        assertThat(RosterSyncTest.documents(database)).isEqualTo(undisturbed);
    }

    private int claims(String whose) {
        return count("select coalesce(sum(claims), 0) from slice where coalesce(claimed_by, '') " + whose);
    }

    private int count(String query) {
        return house.sql().sql(query).query(Integer.class).single();
    }

    private static String definition() {
        return Definitions.lakeside(skyward).with("pageSize", "40").text();
    }

    /** A worker, and what it said. */
    private static final class WorkerProcess implements AutoCloseable {

        private final Process process;
        private final Heard heard;

        private WorkerProcess(Process process) {
            this.process = process;
            this.heard = Heard.of(process);
        }

        static WorkerProcess start(TestDatabase database, Path folder, Path... before) throws IOException {
            return new WorkerProcess(ChildProcess.start(
                    WorkingProcess.class.getName(),
                    List.of(database.url(), database.user(), database.password(), folder.toString()),
                    before));
        }

        /** The whole program with its command line. */
        static WorkerProcess program(TestDatabase database, Path folder) throws IOException {
            return new WorkerProcess(ChildProcess.start(
                    "org.passportsync.PassportSync",
                    List.of(
                            "worker",
                            "--data-dir=" + folder,
                            "--spring.datasource.url=" + database.url(),
                            "--spring.datasource.username=" + database.user(),
                            "--spring.datasource.password=" + database.password())));
        }

        long pid() {
            return process.pid();
        }

        List<String> said() {
            return heard.lines();
        }

        void awaitLine(String text) throws InterruptedException {
            ChildProcess.await(text + " of a worker", () -> said(text) || !process.isAlive());
            assertThat(said()).anyMatch(line -> line.contains(text));
        }

        private boolean said(String text) {
            return said().stream().anyMatch(line -> line.contains(text));
        }

        int ended() throws InterruptedException {
            process.toHandle().destroy();
            return process.waitFor();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
