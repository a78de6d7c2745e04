package org.passportsync.job;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program of ours in a Java machine of its own, and waiting for what it does. */
public final class ChildProcess {

    private ChildProcess() {}

    /** Starts a main class on the classpath of the tests, with folders before it. */
    public static Process start(String main, List<String> arguments, Path... before) throws IOException {
        String path = Stream.concat(
                        Stream.of(before).map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                path,
                main));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SKYWARD_SECRET", "simulated-secret");
        return builder.start();
    }

    /** Waits until something is so, three minutes at most: a build that runs beside others is slow. */
    public static void await(String condition, BooleanSupplier so) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still waiting for: " + condition);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
