package org.passportsync.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/**
 * The benchmark's Skyward in a process of its own, so that its work is not counted as ours; told by lines: a number turns
 * to that school day and answers its date, {@code bad} to a half-broken upload of the same day, and {@code made} answers how
 * many pages it has made since it was last asked.
 */
final class BenchSkyward implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    final Site site;

    private BenchSkyward(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        String[] first = answer().split(" ");
        this.site = new Site(first[0], first[1], first[2]);
    }

    public static void main(String[] arguments) throws IOException {
        District district = District.of(DistrictSettings.of(1, Integer.parseInt(arguments[0])));
        long cache = Long.parseLong(arguments[1]);
        try (SimulatedSkyward skyward =
                SimulatedSkyward.start(SimulatorSettings.of(district).withPageCache(cache))) {
            System.out.println(skyward.url() + " " + skyward.clientId() + " " + skyward.clientSecret());
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            long made = 0;
            String order;
            while ((order = orders.readLine()) != null) {
                if (order.equals("made")) {
                    System.out.println(skyward.pagesMade() - made);
                    made = skyward.pagesMade();
                } else {
                    turn(skyward, order);
                    System.out.println(skyward.district().today());
                }
            }
        }
    }

    private static void turn(SimulatedSkyward skyward, String order) {
        if (order.equals("bad")) {
            skyward.showBadDay();
        } else {
            skyward.showOrdinaryDay();
            skyward.day(Integer.parseInt(order));
        }
    }

    /** One that has made all pages of the two days that are measured, and keeps them. */
    static BenchSkyward warm(int students) throws Exception {
        BenchSkyward skyward = start(students);
        for (int day = 1; day >= 0; day--) {
            skyward.day(day);
            new Floor(skyward.site).warm();
        }
        var _ = skyward.made();
        return skyward;
    }

    /** One that makes its pages as they are asked for. */
    static BenchSkyward start(int students) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BenchSkyward.class.getName(),
                        String.valueOf(students),
                        String.valueOf(1L << 30))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new BenchSkyward(process);
    }

    /** Turns to a school day; its date. */
    String day(int day) throws IOException, InterruptedException {
        String date = asked(String.valueOf(day));
        new Floor(site).touch();
        return date;
    }

    /** Breaks the upload of the day. */
    void badDay() throws IOException {
        var _ = asked("bad");
    }

    /** How many pages it has made, instead of taking them from those that it keeps, since this was last asked. */
    long made() throws IOException {
        return Long.parseLong(asked("made"));
    }

    private String asked(String order) throws IOException {
        process.outputWriter().write(order + "\n");
        process.outputWriter().flush();
        return answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the benchmark's Skyward has ended");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
