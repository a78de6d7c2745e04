package org.passportsync.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Kills syncs, or their PostgreSQL, at random moments and lets the same command go on; prints a table of what came of it.
 *
 * <p>Arguments: how many, and a seed; each killing has its own, which is printed. Ends with 1 where anything was not as it
 * would have been undisturbed. See {@code bench/README.md}.
 */
final class Murders {

    private final Map<String, int[]> table = new LinkedHashMap<>();
    private final Map<String, String> failures = new TreeMap<>();

    private Murders() {}

    public static void main(String[] arguments) throws Exception {
        int wanted = Integer.parseInt(arguments[0]);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime() & 0xffffff;
        System.out.println("seed " + seed);
        Murders murders = new Murders();
        try {
            murders.commit(wanted, seed);
            murders.print();
        } catch (Exception | Error broken) {
            broken.printStackTrace();
            System.exit(2);
        }
        System.exit(murders.failures.isEmpty() ? 0 : 1);
    }

    private void commit(int wanted, long seed) throws Exception {
        Path folder = Files.createTempDirectory("murders");
        try (CrimeScene scene = new CrimeScene(folder)) {
            long late = 0;
            for (int done = 0; done < wanted; ) {
                long own = seed + done + late;
                CrimeScene.Found found = scene.murder(new SplittableRandom(own));
                if (found.where().equals(CrimeScene.TOO_LATE)) {
                    late++;
                    continue;
                }
                done++;
                note(found, own);
                System.out.println(done + " of " + wanted + ", seed " + own + ": " + found);
            }
            System.out.println(late + " more ended before they were killed; they are not counted");
        }
    }

    private void note(CrimeScene.Found found, long seed) {
        int[] row = table.computeIfAbsent(found.where(), _ -> new int[3]);
        row[found.victim() == CrimeScene.Victims.PROGRAM ? 0 : 1]++;
        if (!found.wrong().isEmpty()) {
            row[2]++;
            failures.put("seed " + seed, found.toString());
        }
    }

    private void print() {
        System.out.println();
        System.out.println("| killed in | the program | PostgreSQL | not as undisturbed |");
        System.out.println("| --- | --- | --- | --- |");
        int[] sum = new int[3];
        for (String step : order()) {
            int[] row = table.getOrDefault(step, new int[3]);
            System.out.println("| `" + step + "` | " + row[0] + " | " + row[1] + " | " + row[2] + " |");
            for (int column = 0; column < sum.length; column++) {
                sum[column] += row[column];
            }
        }
        System.out.println("| all | " + sum[0] + " | " + sum[1] + " | " + sum[2] + " |");
        failures.forEach((seed, what) -> System.out.println(seed + ": " + what));
    }

    private List<String> order() {
        List<String> order = new ArrayList<>(List.of(
                "start",
                "open",
                "schools",
                "intake",
                "prove",
                "assemble",
                "link",
                "settle",
                "compare",
                "gate",
                "commit",
                "close"));
        order.retainAll(table.keySet());
        return order;
    }
}
