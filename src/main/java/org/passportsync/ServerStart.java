package org.passportsync;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Starts the embedded server with its settings, and has patience with one that was not stopped in order. */
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

    private final Path home;
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
        this.directory = directory;
        this.told = told;
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @throws DatabaseUnavailable if it does not; says why and what to do
     */
    EmbeddedPostgres start() {
        EmbeddedPostgres.Builder builder = configured()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(home.resolve("postgres-binaries").toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(patience());
        try {
            return builder.start();
        } catch (IllegalStateException | IOException | UncheckedIOException refused) {
            throw new DatabaseUnavailable(reason(), refused);
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
        boolean root = "root".equals(System.getProperty("user.name"));
        return "the embedded PostgreSQL does not start in " + home
                + (root
                        ? ": as root it steps down with \"unshare -U\", which may be forbidden here; run as an ordinary user"
                        : "; check that the folder is yours and not full")
                + ", or give a server with --spring.datasource.url";
    }
}
