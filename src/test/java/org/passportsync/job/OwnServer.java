package org.passportsync.job;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.flywaydb.core.Flyway;

/** A PostgreSQL server of a test's own, to be killed and started again on its data. */
final class OwnServer implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres server;
    private final int port;

    OwnServer(Path data) throws IOException {
        this.data = data;
        this.server = builder().start();
        this.port = server.getPort();
        Flyway.configure().dataSource(address().url(), "postgres", "").load().migrate();
    }

    House.Address address() {
        return address("postgres");
    }

    House.Address address(String database) {
        return new House.Address(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?connectTimeout=5", "postgres", "");
    }

    /** kill -9 of the postmaster; its children notice and go. */
    void kill() {
        try {
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            var children = postmaster.children().toList();
            postmaster.destroyForcibly();
            postmaster.onExit().join();
            for (ProcessHandle child : children) {
                ChildProcess.await("the end of a server process", () -> !child.isAlive());
            }
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void startAgain() throws IOException {
        // The library's own file lock on the folder is ours as well, and goes with this.
        server.close();
        server = builder().setPort(port).start();
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("jit", "off")
                .setPGStartupWait(Duration.ofSeconds(30));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
