package org.passportsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.House;
import org.passportsync.job.Room;
import org.passportsync.sis.Hosts;

/**
 * Measures many districts of one size that sync at once in one program, and the same one after the other; see {@code
 * bench/README.md}.
 *
 * <p>Arguments: districts, people of each, turns in the database, requests for one host, rounds. Every second round begins
 * with those that sync at once, so that neither way always has the machine that the other has warmed up.
 */
public final class Districts {

    private final BenchTown town;
    private final Path folder = Files.createTempDirectory("districts");
    private final House.Bounds bounds;
    private final int turns;
    private final int requests;
    private final Map<String, Double> oneByOne = new LinkedHashMap<>();
    private final List<AtOnce> atOnce = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private long rows;

    private Districts(BenchTown town, int turns, int requests) throws IOException {
        this.town = town;
        this.turns = turns;
        this.requests = requests;
        this.bounds = new House.Bounds(new Room(turns), new Hosts(requests), Room.connections(turns));
    }

    public static void main(String[] arguments) throws Exception {
        int districts = Integer.parseInt(arguments[0]);
        int people = Integer.parseInt(arguments[1]);
        int turns = Integer.parseInt(arguments[2]);
        int requests = Integer.parseInt(arguments[3]);
        int rounds = Integer.parseInt(arguments[4]);
        progress("warming up on a few small districts");
        try (BenchTown town = BenchTown.start(3, 300)) {
            new Districts(town, turns, requests).measure(1);
        }
        try (BenchTown town = BenchTown.start(districts, people)) {
            Districts bench = new Districts(town, turns, requests);
            bench.measure(rounds);
            bench.print(people);
        }
        System.exit(0);
    }

    private void measure(int rounds) throws Exception {
        town.warm();
        for (Site site : town.sites) {
            rows += new Floor(site).read();
        }
        for (int round = 1; round <= rounds; round++) {
            progress("round " + round + " of " + rounds);
            List<Way> ways = List.of(this::oneByOne, this::atOnce);
            for (Way way : round % 2 == 1 ? ways : ways.reversed()) {
                workloads(way);
            }
            for (AtOnce one : atOnce) {
                lines.add(line(one, round % 2 == 1 ? "one after the other" : "at once"));
            }
            atOnce.clear();
        }
    }

    /** What is done with the syncs of one workload. */
    private interface Way {
        void go(String workload, List<BenchSync> syncs) throws IOException;
    }

    /** What became of one workload of all districts at once. */
    private record AtOnce(String workload, double wall, List<BenchSync.Took> took, String usage) {}

    /** The three workloads on empty hubs in a database of their own. */
    private void workloads(Way way) throws Exception {
        try (TestDatabase database = TestDatabase.durable();
                House house = House.on(database, folder, Clock.systemUTC(), bounds)) {
            List<String> names = BenchSync.apply(house, town.sites);
            Function<String, List<BenchSync>> syncs = date ->
                    names.stream().map(name -> new BenchSync(house, name, date)).toList();
            String first = town.day(0);
            way.go("first", syncs.apply(first));
            way.go("unchanged", syncs.apply(first));
            String next = town.day(1);
            way.go("daily", syncs.apply(next));
        }
    }

    private void oneByOne(String workload, List<BenchSync> syncs) throws IOException {
        var _ = town.made();
        long from = System.nanoTime();
        for (BenchSync sync : syncs) {
            settled(workload, List.of(sync.run()));
        }
        double took = seconds(from);
        Warm.check(workload + " one after the other", town.made());
        oneByOne.put(workload, took);
        progress("%-10s one after the other %8.2f s".formatted(workload, took));
    }

    private void atOnce(String workload, List<BenchSync> syncs) throws IOException {
        var _ = town.most();
        var _ = town.made();
        long from = System.nanoTime();
        try (Usage usage = new Usage(syncs.getFirst().house())) {
            List<CompletableFuture<BenchSync.Took>> all = syncs.stream()
                    .map(sync -> CompletableFuture.supplyAsync(
                            sync::run, work -> Thread.ofVirtual().start(work)))
                    .toList();
            List<BenchSync.Took> took =
                    all.stream().map(CompletableFuture::join).toList();
            double wall = seconds(from);
            settled(workload, took);
            Warm.check(workload + " at once", town.made());
            progress("%-10s at once              %8.2f s".formatted(workload, wall));
            atOnce.add(new AtOnce(
                    workload,
                    wall,
                    took,
                    String.format(
                            Locale.ROOT,
                            " %d | %d | %d MB | %.1f | %.1f |",
                            usage.connections(),
                            town.most(),
                            Usage.peakHeap(),
                            usage.program(),
                            usage.database())));
        }
    }

    private String line(AtOnce at, String begun) {
        double[] ends =
                at.took().stream().mapToDouble(BenchSync.Took::all).sorted().toArray();
        double[] worked = at.took().stream()
                .mapToDouble(BenchSync.Took::withTurn)
                .sorted()
                .toArray();
        double one = oneByOne.getOrDefault(at.workload(), Double.NaN);
        return String.format(
                        Locale.ROOT,
                        "| %s | %s | %,d | %.2f s | %,.0f | %.2f s | %.2f | %.2f / %.2f / %.2f s | %.2f | %.2f / %.2f s |",
                        at.workload(),
                        begun,
                        rows,
                        at.wall(),
                        rows / at.wall(),
                        one,
                        one / at.wall(),
                        ends[0],
                        ends[ends.length / 2],
                        ends[ends.length - 1],
                        ends[ends.length - 1] / ends[ends.length / 2],
                        worked[worked.length / 2],
                        worked[worked.length - 1])
                + at.usage();
    }

    private static void settled(String workload, List<BenchSync.Took> took) {
        took.stream()
                .filter(one -> !one.committed())
                .forEach(one -> System.out.println("NOT COMMITTED: " + workload + " " + one.said()));
    }

    private void print(int people) {
        System.out.printf(
                Locale.ROOT,
                "%n%d districts of %,d people (students, staff, contacts); Java %s, %d cores, heap at most %d MB;"
                        + " %d turns, at most %d connections and %d requests at the one host%n%s%n%n",
                town.sites.size(),
                people,
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                turns,
                bounds.connections(),
                requests,
                Server.told());
        System.out.println("| workload | begun with | rows | at once | rows/s | one after the other | that / at once"
                + " | end: first / median / last | last / median | with its turn: median / longest"
                + " | connections | requests | peak heap | CPU s, program | CPU s, PostgreSQL |");
        System.out.println(
                "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        lines.forEach(System.out::println);
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }

    private static void progress(String line) {
        System.err.println(line);
    }
}
