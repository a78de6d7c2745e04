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
        try (BenchSkyward skyward = BenchSkyward.start(students)) {
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
            time("F", floor::read);
        }
    }

    private void round(BenchSkyward skyward) throws Exception {
        try (TestDatabase database = TestDatabase.durable();
                House house = House.on(database, folder)) {
            new Workloads(house, skyward).until(last, (workload, work) -> ours(house, workload, work));
        }
        skyward.day(0);
        try (TestDatabase database = TestDatabase.durable();
                PlainHouse plain = new PlainHouse(database, skyward.site)) {
            new Floor(skyward.site).read();
            time("plain first", plain::sync);
            if (measured("unchanged")) {
                time("plain unchanged", plain::sync);
            }
            if (measured("daily")) {
                skyward.day(1);
                new Floor(skyward.site).read();
                time("plain daily", plain::sync);
            }
        }
    }

    private boolean measured(String workload) {
        return Workloads.ALL.indexOf(workload) <= Workloads.ALL.indexOf(last);
    }

    private Object ours(House house, String workload, Workloads.Work work) throws Exception {
        Object answer = time("ours " + workload, work);
        if (workload.equals("unchanged")) {
            hubRowsUnchanged = written(house, "passport_record");
            issueRowsUnchanged = written(house, "issue");
        }
        return answer;
    }

    /** Rows whose last writer is the newest transaction that wrote any: after an unchanged sync none may be. */
    private static long written(House house, String table) {
        return house.sql()
                .sql("select count(*) from " + table + " where xmin::text::bigint > "
                        + "(select min(xmin::text::bigint) from run where id = (select max(id) from run))")
                .query(Long.class)
                .single();
    }

    private Object time(String what, Workloads.Work work) throws Exception {
        long from = System.nanoTime();
        Object answer = work.work();
        double took = (System.nanoTime() - from) / 1e9;
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
        if (measured("unchanged")) {
            System.out.printf(
                    "%nAn unchanged sync wrote %d hub rows and %d issue rows.%n", hubRowsUnchanged, issueRowsUnchanged);
        }
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
