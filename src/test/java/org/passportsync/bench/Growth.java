package org.passportsync.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.House;

/**
 * Says what grows faster than the district: lets happen what {@link TwoSources} tells, in a district and in one that is
 * several times as large, and compares what a record cost; see {@code bench/README.md}.
 *
 * <p>Arguments: students of the small one, how many times as large the other is.
 */
public final class Growth {

    private static final int WARMING = 300;

    /** Below that nobody waits for it, and it may be chance. */
    private static final double WORTH = 0.2;

    /** What a record costs so many times as much of grows with more than the district. */
    private static final double FASTER = 1.6;

    private static final int SHOWN = 120;

    private Growth() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("passport.test.counting", "true");
        int students = Integer.parseInt(arguments[0]);
        int times = Integer.parseInt(arguments[1]);
        progress("warming up on a small district");
        told(WARMING);
        List<Took> small = told(students);
        List<Took> large = told(students * times);
        print(students, times, small, large);
        System.exit(0);
    }

    private static List<Took> told(int students) throws Exception {
        progress(students + " students");
        Path folder = Files.createTempDirectory("growth");
        List<Took> all = new ArrayList<>();
        try (BenchSkyward skyward = BenchSkyward.start(students);
                TestDatabase database = TestDatabase.durable();
                House house = House.on(database, folder)) {
            house.sql().sql("create extension if not exists pg_stat_statements").update();
            new TwoSources(house, skyward, folder, students).tell((situation, work) -> {
                Took.Mark mark = Took.Mark.now(house.sql());
                var _ = work.work();
                Took took = mark.took(situation);
                progress("  %-32s %8.2f s".formatted(situation, took.seconds()));
                all.add(took);
            });
        }
        return all;
    }

    private static void print(int students, int times, List<Took> small, List<Took> large) {
        System.out.printf(
                Locale.ROOT,
                "%n%,d and %,d students; Java %s, %d cores, heap at most %d MB%n%s%n%n",
                students,
                students * times,
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                Server.told());
        System.out.println(
                "| what happens | records | took | records, large | took, large | a record: times as long | longest steps |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        List<String> faster = new ArrayList<>();
        for (int at = 0; at < large.size(); at++) {
            Took one = small.get(at);
            Took other = large.get(at);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %.2f s | %,d | %.2f s | %.1f | %s |%n",
                    other.situation(),
                    one.records(),
                    one.seconds(),
                    other.records(),
                    other.seconds(),
                    other.seconds() / one.seconds() * one.records() / other.records(),
                    longest(other.steps()));
            faster.addAll(faster(one, other));
        }
        System.out.println();
        if (faster.isEmpty()) {
            System.out.println("Nothing that took " + WORTH + " s grew faster than the district.");
        }
        faster.forEach(System.out::println);
    }

    private static String longest(Map<String, Double> steps) {
        return steps.entrySet().stream()
                .filter(step -> step.getValue() >= WORTH)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(3)
                .map(step -> "%s %.1f".formatted(step.getKey(), step.getValue()))
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    /** The statements of which a record cost much more in the large district, the longest first. */
    static List<String> faster(Took small, Took large) {
        double more = (double) large.records() / small.records();
        return large.statements().entrySet().stream()
                .filter(one -> one.getValue() >= WORTH)
                .filter(one -> one.getValue() / more / small.statements().getOrDefault(one.getKey(), 0.001) > FASTER)
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .map(one -> String.format(
                        Locale.ROOT,
                        "GREW %s: %.2f s, in the small one %.2f s: %s",
                        large.situation(),
                        one.getValue(),
                        small.statements().getOrDefault(one.getKey(), 0.0),
                        one.getKey().substring(0, Math.min(SHOWN, one.getKey().length()))))
                .toList();
    }

    private static void progress(String line) {
        System.err.println(line);
    }
}
