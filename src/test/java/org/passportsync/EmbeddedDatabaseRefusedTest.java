package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;

/** What the embedded database can't do, and says in one line: folders that it can't use, servers that aren't its own. */
@Timeout(90)
class EmbeddedDatabaseRefusedTest {

    @Test
    void a_server_that_was_not_stopped_in_order_may_take_minutes_and_whoever_waits_is_told_so(@TempDir Path other)
            throws IOException {
        List<String> told = new ArrayList<>();
        ServerStart start = new ServerStart(other, other, told::add);
        assertThat(start.patience()).isLessThan(Duration.ofMinutes(1));
        assertThat(told).isEmpty();

        Files.writeString(other.resolve("postmaster.pid"), "1");

        assertThat(start.patience()).isGreaterThan(Duration.ofMinutes(2));
        assertThat(told).singleElement().asString().contains("was not stopped in order", "up to 5 minutes");
    }

    @Test
    void a_server_that_still_goes_through_its_log_is_not_taken_for_a_foreign_one(@TempDir Path other)
            throws IOException {
        try (TestDatabase living = TestDatabase.fresh();
                ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> saysThatItStarts(server));
            long pid = checkpointer(living);
            claim(other, pid, String.valueOf(server.getLocalPort()));

            refusedInOneLine(other, "goes through its log after a crash; start again in a minute", "process " + pid);

            Files.writeString(
                    other.resolve("postgres/postmaster.pid"),
                    "127.0.0.1\n  5432001 0\nstopping\n",
                    StandardOpenOption.APPEND);
            refusedInOneLine(other, "(process " + pid + ") is being stopped; start again as soon as");
        }
    }

    private static long checkpointer(TestDatabase database) {
        return database.client()
                .sql("select min(pid) from pg_stat_activity where backend_type = 'checkpointer'")
                .query(Long.class)
                .single();
    }

    private static void claim(Path folder, long pid, String port) throws IOException {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/postmaster.pid"), pid + "\nelsewhere\n0\n" + port + "\n\n");
    }

    /** Speaks PostgreSQL's protocol as far as a server does that is starting: no encryption, then SQL state 57P03. */
    private static void saysThatItStarts(ServerSocket server) {
        byte[] fields = "SFATAL\0C57P03\0Mthe database system is starting up\0\0".getBytes(StandardCharsets.US_ASCII);
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                DataOutputStream out = new DataOutputStream(client.getOutputStream());
                int length = in.readInt();
                while (length == 8) {
                    in.skipNBytes(4);
                    out.writeByte('N');
                    length = in.readInt();
                }
                in.skipNBytes(length - 4);
                out.writeByte('E');
                out.writeInt(fields.length + 4);
                out.write(fields);
            } catch (IOException closed) {
                // The driver hangs up as it likes; the test ends when the socket is closed.
            }
        }
    }

    @Test
    void a_folder_that_another_server_claims_is_refused_in_one_line(@TempDir Path other) throws IOException {
        try (TestDatabase foreign = TestDatabase.fresh()) {
            long pid = foreign.client()
                    .sql("select pg_backend_pid()")
                    .query(Long.class)
                    .single();
            String port = foreign.url().replaceAll(".*:(\\d+)/.*", "$1");
            // A pooled connection keeps the foreign process alive meanwhile.
            try (var _ = foreign.dataSource().getConnection()) {
                long living = checkpointer(foreign);
                assertThat(living).isNotEqualTo(pid);
                claim(other, living, port);

                refusedInOneLine(other, "is used by process " + living, "give another --data-dir");
            } catch (java.sql.SQLException failed) {
                throw new AssertionError(failed);
            }
        }
    }

    @Test
    void data_of_an_older_postgresql_is_refused_in_one_line(@TempDir Path other) throws IOException {
        Files.createDirectories(other.resolve("postgres"));
        Files.writeString(other.resolve("postgres/PG_VERSION"), "16\n");

        refusedInOneLine(other, "was made by PostgreSQL 16, this program brings 18", "pg_dump");
    }

    @Test
    void a_folder_that_can_not_be_made_is_refused_in_one_line(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("file"), "");

        refusedInOneLine(other.resolve("file"), "can't be used for the embedded database", "--data-dir");
    }

    private static void refusedInOneLine(Path folder, String... words) {
        assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                .isInstanceOf(DatabaseUnavailable.class)
                .message()
                .contains(words)
                .doesNotContain("\n");
    }
}
