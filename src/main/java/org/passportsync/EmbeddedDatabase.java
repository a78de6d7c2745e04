package org.passportsync;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real PostgreSQL as a child process, with its data kept between runs. Commands use it together: the first starts it,
 * whoever comes later finds it running, the last one out stops it; one that a killed program left behind is found as well.
 *
 * <p>It trusts whoever connects, so it listens on loopback only and is for development and demonstration.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String MAJOR = "18";
    private static final String NAME = "passport";
    private static final String NOT_NOW = "57P03";
    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final Path home;
    private final Path directory;
    private final DatabaseUsers users;
    private @Nullable EmbeddedPostgres started;
    private int port;

    private EmbeddedDatabase(Path home) {
        this.home = home;
        this.directory = home.resolve("postgres");
        this.users = new DatabaseUsers(home.resolve("users"));
    }

    /**
     * Starts the database of a folder, or finds it running.
     *
     * @throws DatabaseUnavailable if it can't be had; says why and what to do
     */
    static EmbeddedDatabase start(Path folder) {
        EmbeddedDatabase database = new EmbeddedDatabase(folder.toAbsolutePath().normalize());
        try {
            Files.createDirectories(database.home, OwnerOnly.folder());
            database.locked(database::enter);
            return database;
        } catch (IOException refused) {
            throw new DatabaseUnavailable(
                    "the folder " + folder + " can't be used for the embedded database ("
                            + refused.getClass().getSimpleName()
                            + "); give another with --data-dir, or a server with --spring.datasource.url",
                    refused);
        }
    }

    String url() {
        return url(NAME);
    }

    String user() {
        return "postgres";
    }

    /** Leaves; the last one out stops the server. */
    @Override
    public void close() {
        try {
            locked(this::leave);
        } catch (IOException refused) {
            throw new DatabaseUnavailable(
                    "the embedded database in " + home + " could not be stopped; it is found again at the next start",
                    refused);
        }
    }

    /** Something done while no other process starts or stops the server. */
    private interface Work {
        void work() throws IOException;
    }

    private void locked(Work work) throws IOException {
        synchronized (EmbeddedDatabase.class) {
            try (FileChannel channel = FileChannel.open(
                            home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                work.work();
            }
        }
    }

    private void enter() throws IOException {
        checkVersion();
        Optional<PostmasterFile> running = PostmasterFile.of(directory);
        port = running.isPresent() ? running.get().port() : launch();
        if (running.isPresent()) {
            checkOurs(running.get());
        }
        createDatabase();
        users.enter();
    }

    private void leave() throws IOException {
        if (!users.leave()) {
            return;
        }
        if (started != null) {
            started.close();
            return;
        }
        Optional<ProcessHandle> server = PostmasterFile.of(directory).flatMap(file -> ProcessHandle.of(file.pid()));
        if (server.isPresent()) {
            interrupt(server.get());
            await(server.get());
        }
    }

    /** Asks for a fast shutdown, which waits for nobody who is connected; SIGTERM would, and refuse all others meanwhile. */
    private static void interrupt(ProcessHandle server) {
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -INT " + server.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (kill.waitFor() == 0) {
                return;
            }
        } catch (IOException noShell) {
            LOG.debug("there is no shell to send a signal with", noShell);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        boolean _ = server.destroy();
    }

    private void await(ProcessHandle server) {
        try {
            var _ = server.onExit().get(STOPPING.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException slow) {
            throw new DatabaseUnavailable(
                    "the embedded database (process " + server.pid() + ") has not stopped within "
                            + STOPPING.toSeconds()
                            + " s; it goes on writing to its disk what it holds, and ends by itself",
                    slow);
        }
    }

    private void checkVersion() throws IOException {
        Path file = directory.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return;
        }
        String version = Files.readString(file).strip();
        if (!version.equals(MAJOR)) {
            throw new DatabaseUnavailable("the embedded database in " + home + " was made by PostgreSQL " + version
                    + ", this program brings " + MAJOR + "; move its data with pg_dump, or give another --data-dir");
        }
    }

    private int launch() {
        started = new ServerStart(home, directory, LOG::warn).start();
        return started.getPort();
    }

    /** A live server that claims this directory has to answer with it. */
    private void checkOurs(PostmasterFile running) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), user(), "");
                ResultSet row = connection.createStatement().executeQuery("show data_directory")) {
            var _ = row.next();
            Path answered = Path.of(row.getString(1));
            if (!Files.isSameFile(answered, directory)) {
                throw new SQLException("it serves another directory");
            }
        } catch (SQLException | IOException other) {
            if (other instanceof SQLException busy && NOT_NOW.equals(busy.getSQLState())) {
                throw new DatabaseUnavailable(
                        "the embedded database in " + home + " (process " + running.pid()
                                + (running.stopping()
                                        ? ") is being stopped; start again as soon as that process has ended"
                                        : ") still goes through its log after a crash; start again in a minute"),
                        other);
            }
            throw new DatabaseUnavailable(
                    "the folder " + home + " is used by process " + running.pid()
                            + ", which is not our database (port " + running.port()
                            + " does not answer for it); stop that process, or give another --data-dir",
                    other);
        }
    }

    private void createDatabase() {
        try (Connection connection = DriverManager.getConnection(url("postgres"), user(), "")) {
            try (ResultSet row = connection
                    .createStatement()
                    .executeQuery("select from pg_database where datname = '" + NAME + "'")) {
                if (row.next()) {
                    return;
                }
            }
            var _ = connection.createStatement().execute("create database " + NAME);
        } catch (SQLException refused) {
            throw new DatabaseUnavailable(
                    "the embedded database in " + home + " refuses with SQL state " + refused.getSQLState()
                            + "; look into " + directory.resolve("log"),
                    refused);
        }
    }

    private String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }
}
