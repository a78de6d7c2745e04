package org.passportsync.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.House;

/**
 * Measures F, plain and ours on the same data in one run, and prints a table; see {@code bench/README.md}.
 *
 * <p>Arguments: records, rounds, and the last workload to measure.
 */
public final class Bench {

    private static final double RECORDS_PER_STUDENT = 16.7;

    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Path folder;
    private final String last;
    private long rows;
    private long hubRowsUnchanged;
    private long issueRowsUnchanged;

    private Bench(Path folder, String last) {
        this.folder = folder;
        this.last = last;
    }

    public static void main(String[] arguments) throws Exception {
        long records = Long.parseLong(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("bench");
        int students = students(records);
        progress("warming up on a small district");
        new Bench(folder, "remapped").rounds((int) Math.max(100, Math.min(students, 3_000)), 1);
        Bench bench = new Bench(folder, arguments[2]);
        bench.rounds(students, rounds);
        bench.print(students, rounds);
    }

    /** How large a district has about so many records. */
    static int students(long records) {
        return (int) Math.max(100, Math.round(records / RECORDS_PER_STUDENT));
    }

    private void rounds(int students, int rounds) throws Exception {
        try (BenchSkyward skyward = BenchSkyward.warm(students)) {
            for (int round = 1; round <= rounds; round++) {
                progress("round " + round + " of " + rounds + ": " + students + " students");
                skyward.day(0);
                floor(skyward);
                round(skyward);
            }
        }
    }

    private void floor(BenchSkyward skyward) throws Exception {
        Floor floor = new Floor(skyward.site);
        rows = floor.read();
        for (int again = 0; again < 3; again++) {
            time(skyward, "F", floor::read);
        }
    }

    private void round(BenchSkyward skyward) throws Exception {
        try (TestDatabase database = TestDatabase.durable();
                House house = House.on(database, folder)) {
            Workloads workloads = new Workloads(house, skyward);
            workloads.until(last, (workload, work) -> time(skyward, "ours " + workload, work));
            again(house, workloads);
        }
        skyward.day(0);
        try (TestDatabase database = TestDatabase.durable();
                PlainHouse plain = new PlainHouse(database, skyward.site)) {
            time(skyward, "plain first", plain::sync);
            if (measured("unchanged")) {
                time(skyward, "plain unchanged", plain::sync);
            }
            if (measured("daily")) {
                skyward.day(1);
                time(skyward, "plain daily", plain::sync);
            }
        }
    }

    private boolean measured(String workload) {
        return Workloads.ALL.indexOf(workload) <= Workloads.ALL.indexOf(last);
    }

    /** Not measured, and after all that is: counting reads the tables through, which the next sync would gain by. */
    private void again(House house, Workloads workloads) throws Exception {
        Written hub = Written.into(house.sql(), "passport_record");
        Written issues = Written.into(house.sql(), "issue");
        workloads.again(last);
        hubRowsUnchanged += hub.rows();
        issueRowsUnchanged += issues.rows();
    }

    private Object time(BenchSkyward skyward, String what, Workloads.Work work) throws Exception {
        var _ = skyward.made();
        long from = System.nanoTime();
        Object answer = work.work();
        double took = (System.nanoTime() - from) / 1e9;
        Warm.check(what, skyward.made());
        progress("  %-16s %8.2f s".formatted(what, took));
        seconds.computeIfAbsent(what, _ -> new ArrayList<>()).add(took);
        return answer;
    }

    private void print(int students, int rounds) {
        double floor = median("F");
        System.out.printf(
                Locale.ROOT,
                "%n%,d rows of %,d students; %d rounds, medians; Java %s, %d cores, heap at most %d MB, peak %d MB%n%s%n%n",
                rows,
                students,
                rounds,
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                peakHeap(),
                Server.told());
        System.out.println("| workload | F | plain | ours | ours / F | plain / ours | ours, rows/s |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        for (String workload : Workloads.ALL.stream().filter(this::measured).toList()) {
            double ours = median("ours " + workload);
            String plain =
                    seconds.containsKey("plain " + workload) ? "%.2f s".formatted(median("plain " + workload)) : "-";
            String ratio = seconds.containsKey("plain " + workload)
                    ? "%.1f".formatted(median("plain " + workload) / ours)
                    : "-";
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f s | %s | %.2f s | %.1f | %s | %,.0f |%n",
                    workload,
                    floor,
                    plain,
                    ours,
                    ours / floor,
                    ratio,
                    rows / ours);
        }
        System.out.printf(
                "%nOnce more at the end of each round, unmeasured and unchanged: wrote %d hub rows and %d issue rows in all.%n",
                hubRowsUnchanged, issueRowsUnchanged);
    }

    private double median(String what) {
        List<Double> sorted = seconds.getOrDefault(what, List.of(Double.NaN)).stream()
                .sorted()
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    private static void progress(String line) {
        System.err.println(line);
    }
}
