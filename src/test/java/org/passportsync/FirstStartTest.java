package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.job.ChildProcess;

/** The first start of the embedded database: whatever cut it off, the next one makes good. Each in a process of its own. */
@Timeout(180)
class FirstStartTest {

    @TempDir
    private Path folder;

    @Test
    void nobody_else_may_change_the_programs_that_it_runs() throws Exception {
        Path home = folder.resolve("data");

        startAndLeave(home);

        assertThat(Files.getPosixFilePermissions(home)).containsExactlyInAnyOrderElementsOf(owner());
        try (Stream<Path> all = Files.walk(home)) {
            assertThat(all.filter(Files::isDirectory).filter(FirstStartTest::writableByOthers))
                    .isEmpty();
        }
    }

    @Test
    void what_was_unpacked_by_half_is_unpacked_again() throws Exception {
        Path home = folder.resolve("data");
        startAndLeave(home);
        Path programs = programs(home);
        Files.delete(programs.resolve(".exists"));

        startAndLeave(home);

        assertThat(programs.resolve(".exists")).exists();
    }

    @Test
    void a_start_that_is_killed_while_it_makes_the_database_leaves_none() throws Exception {
        Path home = folder.resolve("data");
        Process killed = ChildProcess.start(EmbeddedHolder.class.getName(), List.of(home.toString()));
        while (killed.isAlive() && !making(home)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        killed.destroyForcibly().waitFor();
        assertThat(home.resolve("postgres")).doesNotExist();

        startAndLeave(home);

        assertThat(home.resolve("postgres/PG_VERSION")).exists();
        startAndLeave(home);
        assertThat(making(home)).as("what was left of the first").isFalse();
    }

    private static boolean making(Path home) throws IOException {
        if (!Files.exists(home)) {
            return false;
        }
        try (Stream<Path> there = Files.list(home)) {
            return there.anyMatch(one -> one.getFileName().toString().startsWith("postgres.new"));
        }
    }

    private static Path programs(Path home) throws IOException {
        try (Stream<Path> there = Files.list(home.resolve("postgres-binaries"))) {
            return there.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private static void startAndLeave(Path home) throws Exception {
        Process process = ChildProcess.start(EmbeddedHolder.class.getName(), List.of(home.toString()));
        assertThat(process.inputReader().lines().anyMatch(line -> line.startsWith("AT ")))
                .as("it started")
                .isTrue();
        process.outputWriter().append('\n').flush();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static boolean writableByOthers(Path folder) {
        try {
            return Files.getPosixFilePermissions(folder).stream()
                    .anyMatch(one -> one == PosixFilePermission.OTHERS_WRITE || one == PosixFilePermission.GROUP_WRITE);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static List<PosixFilePermission> owner() {
        return List.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    }
}
