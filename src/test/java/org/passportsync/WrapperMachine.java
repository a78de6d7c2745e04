package org.passportsync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A machine for mvnw: a home, a PATH and environment variables of its own, and only the commands it was given. */
final class WrapperMachine {

    /** What became of one start of mvnw. */
    record Outcome(int exitCode, String out, String err) {}

    private static final List<String> TOOLS =
            List.of("sed", "cut", "cat", "rm", "mv", "mkdir", "mktemp", "tar", "gzip");

    private final Path folder;
    private final Path bin;
    private final Path script;
    private final Map<String, String> environment = new HashMap<>();

    WrapperMachine(Path folder) throws IOException {
        this.folder = folder;
        this.bin = Files.createDirectories(folder.resolve("bin"));
        this.script = Files.copy(Path.of("mvnw"), folder.resolve("mvnw"));
        for (String tool : TOOLS) {
            command(tool, "exec " + whereIs(tool) + " \"$@\"");
        }
        set("PATH", bin.toString());
        set("HOME", Files.createDirectories(folder.resolve("home")).toString());
        set("MVNW_JDKS", Files.createDirectories(folder.resolve("jdks")).toString());
    }

    void set(String name, String value) {
        environment.put(name, value);
    }

    /** Puts a command of this machine on its PATH, if this machine has it. */
    boolean has(String tool) throws IOException {
        Path found = lookedUp(tool);
        if (found != null) {
            command(tool, "exec " + found + " \"$@\"");
        }
        return found != null;
    }

    void command(String name, String body) throws IOException {
        executable(bin.resolve(name), body);
    }

    Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve("jdks").resolve(name);
        executable(home.resolve("bin/java"), "exit 1");
        executable(home.resolve("bin/javac"), "exit 1");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    void realJdk() {
        set("JAVA_HOME", System.getProperty("java.home"));
    }

    void mavenOnPath(String version) throws IOException {
        executable(bin.resolve("mvn"), mavenOf(version));
    }

    Path maven(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        executable(home.resolve("bin/mvn"), mavenOf(version));
        return home;
    }

    /** An archive that offers a small Maven, to which this machine's mvnw is pinned. */
    WrapperArchive archive() throws Exception {
        String name = "apache-maven-" + pinned("maven_version");
        executable(folder.resolve("made").resolve(name).resolve("bin/mvn"), "echo \"the pinned one: $*\"");
        Path file = folder.resolve("made.tar.gz");
        run(List.of(
                bin.resolve("tar").toString(),
                "-czf",
                file.toString(),
                "-C",
                folder.resolve("made").toString(),
                name));
        WrapperArchive archive = new WrapperArchive(Files.readAllBytes(file));
        Files.writeString(script, Files.readString(script).replace(pinned("maven_sha512"), archive.sha512()));
        set("MVNW_ARCHIVE", archive.url());
        return archive;
    }

    String pinned(String name) throws IOException {
        Matcher line =
                Pattern.compile("^" + name + "=(\\S+)$", Pattern.MULTILINE).matcher(Files.readString(script));
        if (!line.find()) {
            throw new IllegalStateException("mvnw does not say " + name);
        }
        return line.group(1);
    }

    /** What was left where downloaded Mavens are kept. */
    List<String> kept() throws IOException {
        Path dists = folder.resolve("home/.m2/wrapper/dists/apache-maven-" + pinned("maven_version"));
        try (Stream<Path> kept = Files.list(dists)) {
            return kept.map(path -> path.getFileName().toString()).toList();
        }
    }

    Outcome mvnw(String... arguments) throws Exception {
        return run(Stream.concat(Stream.of("/bin/sh", script.toString()), Stream.of(arguments))
                .toList());
    }

    private Outcome run(List<String> command) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder start = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        start.environment().clear();
        start.environment().putAll(environment);
        Process process = start.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running: " + command);
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static String mavenOf(String version) {
        return "if [ \"$1\" = -v ]; then echo 'Apache Maven " + version + " (a build)'; else echo \"" + version
                + " on $JAVA_HOME: $*\"; fi";
    }

    private static void executable(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path whereIs(String tool) {
        Path found = lookedUp(tool);
        if (found == null) {
            throw new IllegalStateException("this test needs the command " + tool);
        }
        return found;
    }

    private static @Nullable Path lookedUp(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(place -> Path.of(place, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
