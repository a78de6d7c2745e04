package org.passportsync;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.passportsync.job.ChildProcess;

/** The program in a process of its own, as it is shipped: without the logging that tests have. */
final class SpawnedProgram implements AutoCloseable {

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private SpawnedProgram(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /** What starts the program; arguments follow. */
    static String command() {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Files.exists(Path.of(entry, "logback-test.xml")))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return "'" + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp '" + path + "' "
                + PassportSync.class.getName();
    }

    /** Starts it in a folder with the rest of a shell's line. */
    static SpawnedProgram start(Path folder, String arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "exec " + command() + " " + arguments)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("TZ", "Pacific/Chatham");
        return new SpawnedProgram(builder.start());
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(said::add);
        } catch (IOException | java.io.UncheckedIOException over) {
            said.add("(nothing more can be read)");
        }
    }

    /** Waits for a line with a text. */
    String line(String text) throws InterruptedException {
        ChildProcess.await(
                text + " among " + said,
                () -> said.stream().anyMatch(line -> line.contains(text)) || !process.isAlive());
        return said.stream()
                .filter(line -> line.contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("it said " + said));
    }

    /** Asks it to end, and waits; everything that it said. */
    List<String> end() throws InterruptedException {
        process.toHandle().destroy();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            throw new AssertionError("it does not end; it said " + said);
        }
        reader.join();
        return List.copyOf(said);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
