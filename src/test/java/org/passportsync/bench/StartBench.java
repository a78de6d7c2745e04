package org.passportsync.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.Request;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/**
 * From the start of {@code sync} to the first page it asks for, against an empty Spring Boot web application until it is
 * ready; both from jars, both with an AOT cache of their own.
 *
 * <p>Arguments: the folder of the extracted jar, the jar with {@link EmptyWeb}, rounds.
 */
public final class StartBench implements AutoCloseable {

    private static final String JOB = """
            version: 1
            district: { id: lakeside, name: Lakeside School District, timeZone: America/Chicago }
            connection: lakeside
            application: skyward-oneroster
            delivery: { serviceUrl: "%s", clientId: %s, clientSecret: "${env:SKYWARD_SECRET}" }
            terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
            schools: { autoMap: true }
            """;

    private final Path jar;
    private final Path empty;
    private final Path folder;
    private final SimulatedSkyward skyward =
            SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(1, 200))));

    private StartBench(Path extracted, Path empty) throws IOException {
        this.jar = extracted.resolve("passport-sync.jar").toAbsolutePath();
        this.empty = empty.toAbsolutePath();
        this.folder = Files.createTempDirectory("start");
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[2]);
        try (StartBench bench = new StartBench(Path.of(arguments[0]), Path.of(arguments[1]))) {
            bench.prepare();
            List<Double> ours = new ArrayList<>();
            List<Double> empty = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                System.err.println("round " + round + " of " + rounds);
                ours.add(bench.sync("-XX:AOTCache=ours.aot"));
                empty.add(bench.empty("-XX:AOTCache=empty.aot"));
            }
            print(median(ours), median(empty));
        }
    }

    private static void print(double ours, double empty) {
        System.out.println("| sync, to its first page | empty web application, until ready | ratio |");
        System.out.println("| --- | --- | --- |");
        System.out.printf(Locale.ROOT, "| %.2f s | %.2f s | %.2f |%n", ours, empty, ours / empty);
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private void prepare() throws Exception {
        Path job = Files.writeString(
                Files.createDirectory(folder.resolve("jobs")).resolve("lakeside.yaml"),
                JOB.formatted(skyward.url(), skyward.clientId()));
        run(program("-Xshare:auto", "apply", job.toString()));
        System.err.println("training both");
        sync("-XX:AOTCacheOutput=ours.aot");
        empty("-XX:AOTCacheOutput=empty.aot");
    }

    private List<String> program(String option, String... arguments) {
        return Stream.concat(
                        Stream.of(java(), option, "--enable-native-access=ALL-UNNAMED", "-jar", jar.toString()),
                        Stream.of(arguments))
                .toList();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("SKYWARD_SECRET", skyward.clientSecret());
        return builder.start();
    }

    private void run(List<String> command) throws Exception {
        ended(start(command));
    }

    private static void ended(Process process) throws Exception {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("it ended with " + process.exitValue() + ": " + said);
        }
    }

    /** Seconds until the simulated Skyward is asked for a page of a roster's lists. */
    private double sync(String option) throws Exception {
        List<Request> before = skyward.requests();
        long sequence = before.isEmpty() ? 0 : before.getLast().sequence();
        long begin = System.nanoTime();
        Process process = start(program(option, "sync", "connection=lakeside", "new=true"));
        while (process.isAlive()
                && skyward.requestsAfter(sequence).stream()
                        .noneMatch(one -> one.path().contains("/ims/"))) {
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        ended(process);
        return seconds;
    }

    private double empty(String option) throws Exception {
        String path;
        try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
            path = Stream.concat(Stream.of(empty), libraries.sorted())
                    .map(Path::toString)
                    .collect(Collectors.joining(java.io.File.pathSeparator));
        }
        long begin = System.nanoTime();
        Process process = start(List.of(java(), option, "-cp", path, EmptyWeb.class.getName()));
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line;
        while ((line = lines.readLine()) != null && !line.equals(EmptyWeb.READY)) {
            // Spring Boot's own lines.
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        lines.transferTo(java.io.Writer.nullWriter());
        if (process.waitFor() != 0 || line == null) {
            throw new IllegalStateException("the empty application did not start");
        }
        return seconds;
    }

    @Override
    public void close() {
        skyward.close();
    }
}
