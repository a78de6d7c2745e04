package org.passportsync;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.passportsync.connection.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Starts the embedded server with its settings, and has patience with one that was not stopped in order. Whatever a start
 * that was cut off has left half made is made anew.
 */
final class ServerStart {

    private static final Duration STARTING = Duration.ofSeconds(30);

    /** After a crash the server's log is gone through first: gigabytes, where a large first sync was under way. */
    private static final Duration RECOVERING = Duration.ofMinutes(5);

    private static final Map<String, String> CONFIGURATION = Map.ofEntries(
            // The library switches both off; this data is kept.
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("timezone", "UTC"),
            Map.entry("jit", "off"),
            Map.entry("shared_buffers", "512MB"),
            Map.entry("max_wal_size", "8GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("max_connections", "100"),
            // Its messages may name rows, so they are short, rare, and not sent to a program that may be gone.
            Map.entry("logging_collector", "on"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_min_messages", "fatal"));

    private static final String MAKING = "postgres.new";
    private static final Logger LOG = LoggerFactory.getLogger(ServerStart.class);

    private final Path home;
    private final Path binaries;
    private final Path directory;
    private final Consumer<String> told;

    /**
     * Takes where things lie.
     *
     * @param home the folder of the embedded database
     * @param directory the server's own, in it
     * @param told takes a line for whoever waits, where the start may take long
     */
    ServerStart(Path home, Path directory, Consumer<String> told) {
        this.home = home;
        this.binaries = home.resolve("postgres-binaries");
        this.directory = directory;
        this.told = told;
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @throws DatabaseUnavailable if it does not; says why and what to do
     */
    EmbeddedPostgres start() {
        try {
            Files.createDirectories(binaries, OwnerOnly.folder());
            forgetHalfMade();
            if (!Files.exists(directory.resolve("PG_VERSION"))) {
                make();
            }
            return at(directory, patience()).start();
        } catch (IllegalStateException | IOException | UncheckedIOException refused) {
            throw new DatabaseUnavailable(reason(), refused);
        } finally {
            close(binaries);
        }
    }

    private EmbeddedPostgres.Builder at(Path data, Duration patience) {
        return configured()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(patience);
    }

    /** Made beside and put in place whole: what is cut off while it is made is never taken for a database. */
    private void make() throws IOException {
        Path fresh = Files.createTempDirectory(home, MAKING);
        at(fresh, STARTING).start().close();
        Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The library marks what it has unpacked whole, and trips over what it has not. */
    private void forgetHalfMade() throws IOException {
        forget(binaries, "PG-");
        forget(home, MAKING);
    }

    private static void forget(Path folder, String prefix) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, prefix + "*")) {
            for (Path one : found) {
                if (!Files.exists(one.resolve(".exists"))) {
                    delete(one);
                }
            }
        }
    }

    /** A process that outlived its program may still write there; then the next start deletes the rest. */
    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException written) {
            LOG.debug("{} is deleted later", folder, written);
        }
    }

    /** The library lets everybody write to the folder that programs are run from. */
    private static void close(Path folder) {
        try {
            OwnerOnly.close(folder);
        } catch (IOException notOurs) {
            LOG.warn("others may be able to change the programs in {}; check who owns it", folder);
        }
    }

    /** A server with its settings, wherever it lies. */
    static EmbeddedPostgres.Builder configured() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                // Names in the order of their code points, whatever the machine's language; far cheaper to compare.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8");
        CONFIGURATION.forEach(builder::setServerConfig);
        return builder;
    }

    /** How long a start may take; a server that was stopped in order has taken its pid file with it. */
    Duration patience() {
        if (!Files.exists(directory.resolve("postmaster.pid"))) {
            return STARTING;
        }
        told.accept("the embedded database in " + home
                + " was not stopped in order: it goes through its log first, which may" + " take up to "
                + RECOVERING.toMinutes() + " minutes; leave it to it");
        return RECOVERING;
    }

    private String reason() {
        String instead = ", or give a server with --spring.datasource.url";
        if (alive()) {
            return "the embedded PostgreSQL in " + home + " does not answer yet: it may still go through its log; start"
                    + " again in a few minutes, it is found then" + instead;
        }
        String where = "the embedded PostgreSQL does not start in " + home;
        return "root".equals(System.getProperty("user.name")) && !stepsDown()
                ? where
                        + ": as root it steps down with \"unshare -U\", which is forbidden here; run as an ordinary user"
                        + instead
                : where + "; look into " + directory.resolve("log")
                        + ", and check that the folder is yours and not full" + instead;
    }

    private boolean alive() {
        try {
            return PostmasterFile.of(directory).isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean stepsDown() {
        try {
            Process tried = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return tried.waitFor() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
