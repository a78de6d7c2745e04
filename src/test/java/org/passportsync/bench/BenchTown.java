package org.passportsync.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/**
 * Many simulated districts, each with a Skyward of its own, in one process of their own and on one host; told by lines:
 * {@code day N} turns to a school day and answers its date, {@code most} answers how many requests were under way at once,
 * and {@code made} how many pages were made, since that was last asked.
 */
final class BenchTown implements AutoCloseable {

    private static final int PROBE = 200;
    private static final long CACHE = 1L << 30;

    private final Process process;
    private final BufferedReader answers;
    final List<Site> sites;

    private BenchTown(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.sites = Arrays.stream(answer().split(";"))
                .map(one -> one.split(" "))
                .map(one -> new Site(one[0], one[1], one[2]))
                .toList();
    }

    public static void main(String[] arguments) throws IOException {
        int districts = Integer.parseInt(arguments[0]);
        int students = students(Integer.parseInt(arguments[1]));
        List<SimulatedSkyward> all = new ArrayList<>();
        for (int number = 1; number <= districts; number++) {
            District district = District.of(DistrictSettings.of(number, students));
            all.add(SimulatedSkyward.start(SimulatorSettings.of(district).withPageCache(CACHE / districts)));
        }
        Noted noted = new Noted(new AtomicInteger(), new AtomicLong());
        Thread.ofPlatform().daemon().start(() -> watch(all, noted.most));
        System.out.println(String.join(
                ";",
                all.stream()
                        .map(one -> one.url() + " " + one.clientId() + " " + one.clientSecret())
                        .toList()));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String order;
        while ((order = orders.readLine()) != null) {
            System.out.println(obeyed(order, all, noted));
        }
    }

    /** The most requests at once, and the pages made, when they were last asked for. */
    private record Noted(AtomicInteger most, AtomicLong made) {}

    private static Object obeyed(String order, List<SimulatedSkyward> all, Noted noted) {
        if (order.equals("most")) {
            return noted.most.getAndSet(0);
        }
        if (order.equals("made")) {
            long made = all.stream().mapToLong(SimulatedSkyward::pagesMade).sum();
            return made - noted.made.getAndSet(made);
        }
        int day = Integer.parseInt(order.replace("day ", ""));
        all.forEach(one -> one.day(day));
        return all.getFirst().district().today();
    }

    private static void watch(List<SimulatedSkyward> all, AtomicInteger most) {
        while (true) {
            most.accumulateAndGet(
                    all.stream().mapToInt(SimulatedSkyward::underWay).sum(), Math::max);
            java.util.concurrent.locks.LockSupport.parkNanos(500_000);
        }
    }

    /** How many students a district has in which students, staff and contacts are so many together. */
    private static int students(int people) throws IOException {
        District small = District.of(DistrictSettings.of(1, PROBE));
        try (SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(small))) {
            long users = new Site(skyward.url(), skyward.clientId(), skyward.clientSecret()).total("users");
            return Math.max(100, Math.round((float) people * PROBE / users));
        }
    }

    static BenchTown start(int districts, int people) throws IOException {
        return new BenchTown(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx3g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BenchTown.class.getName(),
                        String.valueOf(districts),
                        String.valueOf(people))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Turns to a school day; its date. */
    String day(int day) throws IOException, InterruptedException {
        String date = asked("day " + day);
        for (Site site : sites) {
            new Floor(site).touch();
        }
        return date;
    }

    /** Has all pages of the two days that are measured made. */
    void warm() throws Exception {
        for (int day = 1; day >= 0; day--) {
            var _ = day(day);
            for (Site site : sites) {
                new Floor(site).warm();
            }
        }
    }

    /** How many pages were made, instead of taken from those that are kept, since this was last asked. */
    long made() throws IOException {
        return Long.parseLong(asked("made"));
    }

    /** The most requests that were under way at once since this was last asked. */
    int most() throws IOException {
        return Integer.parseInt(asked("most"));
    }

    private String asked(String order) throws IOException {
        process.outputWriter().write(order + "\n");
        process.outputWriter().flush();
        return answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the benchmark's districts have ended");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
