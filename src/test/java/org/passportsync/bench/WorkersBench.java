package org.passportsync.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.ChildProcess;
import org.passportsync.job.House;
import org.passportsync.job.Launched;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/**
 * Measures the step {@code intake} of a sync that changes nothing, on a SIS that takes 100 ms for each page; see {@code
 * bench/README.md}.
 *
 * <p>Arguments: students, rounds.
 */
public final class WorkersBench {

    /** So that its work is small: it shares the processors of those who are measured. */
    private static final long PAGES_KEPT = 1L << 27;

    /** A fresh process is cold for several syncs: four workers read a quarter of the pages each. */
    private static final int WARMING = 3;

    private final SimulatedSkyward skyward;
    private final TestDatabase database = TestDatabase.durable();
    private final Path folder = Files.createTempDirectory("workers");
    private final House house = House.on(database, folder);
    private final int rounds;

    private WorkersBench(int students, int rounds) throws IOException {
        this.skyward = SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(1, students)))
                .withPageCache(PAGES_KEPT));
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        new WorkersBench(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])).measure();
        System.exit(0);
    }

    private void measure() throws Exception {
        // Pages are kept for the faults that they were made under, too.
        skyward.faults("latency=100ms");
        intake(16);
        System.out.println(Server.told(database.client()) + "\n");
        System.out.println("| who reads | requests at once | pages | intake |\n| --- | --- | --- | --- |");
        double sixteen = median("the sync itself", 16, WARMING, rounds);
        // Nearly all of it is waiting, and it takes long: once, and this process is warm by now.
        double one = median("the sync itself", 1, 0, 1);
        List<Process> workers = new ArrayList<>();
        try {
            workers.add(worker());
            double alone = median("1 worker", 4, WARMING, rounds);
            while (workers.size() < 4) {
                workers.add(worker());
            }
            double four = median("4 workers", 16, WARMING, rounds);
            System.out.println(String.format(
                    Locale.ROOT,
                    "16 requests against 1: %.1f x; 4 workers against 1: %.1f x",
                    one / sixteen,
                    alone / four));
        } finally {
            workers.forEach(Process::destroyForcibly);
            house.close();
            database.close();
            skyward.close();
        }
    }

    /** Of so many syncs, after some that only warm up the processes which they are measured with. */
    private double median(String who, int requests, int warming, int measured) {
        List<Double> seconds = new ArrayList<>();
        for (int warm = 0; warm < warming; warm++) {
            intake(requests);
        }
        long made = skyward.pagesMade();
        for (int round = 0; round < measured; round++) {
            seconds.add(intake(requests));
        }
        Warm.check(who + ", " + requests + " at once", skyward.pagesMade() - made);
        double median = seconds.stream().sorted().toList().get(measured / 2);
        System.out.println(String.format(Locale.ROOT, "| %s | %d | %d | %.2f s |", who, requests, pages(), median));
        return median;
    }

    private int pages() {
        return house.sql()
                .sql("select count(*) from page_journal where run_id = (select max(id) from run)")
                .query(Integer.class)
                .single();
    }

    private double intake(int requests) {
        house.apply("""
                version: 1
                district: { id: lakeside, name: Lakeside School District, timeZone: America/Chicago }
                connection: lakeside
                application: skyward-oneroster
                delivery:
                  serviceUrl: "%s"
                  clientId: %s
                  clientSecret: "${env:SKYWARD_SECRET}"
                  pageSize: 40
                  maxConcurrentRequests: %d
                terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
                schools: { autoMap: true }
                """.formatted(skyward.url(), skyward.clientId(), requests));
        Launched launched =
                house.launch("new=true", "asOf=" + skyward.district().today());
        if (!(launched instanceof Launched.Ended(var run))
                || run.state() != RunState.COMMITTED && run.state() != RunState.COMMITTED_WITH_ISSUES) {
            throw new IllegalStateException(launched.toString());
        }
        return house.sql()
                .sql("select extract(epoch from end_time - start_time) from batch_step_execution"
                        + " where step_name = 'intake' order by step_execution_id desc limit 1")
                .query(Double.class)
                .single();
    }

    private Process worker() throws IOException {
        Process worker = ChildProcess.start(
                "org.passportsync.job.WorkingProcess",
                List.of(database.url(), database.user(), database.password(), folder.toString()));
        BufferedReader lines = worker.inputReader();
        String first = lines.readLine();
        while (first != null && !first.contains("reads slices")) {
            first = lines.readLine();
        }
        Thread.ofPlatform().daemon().start(() -> lines.lines().forEach(line -> {}));
        return worker;
    }
}
