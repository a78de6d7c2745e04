package org.passportsync.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.database.TestDatabase;

/**
 * A sync in a process of its own, to be killed: at one point of the run it says so and waits for its death. It compares over
 * two connections, however little there is.
 *
 * <p>Arguments: the database's URL, user and password; the folder of its master key; the point, for example {@code
 * step:prove} or {@code page:users:1}; launch parameters, or {@code release=true} alone.
 */
final class KilledSync {

    /** What it prints when it has come to the point. */
    static final String HERE = "AT THE POINT";

    private KilledSync() {}

    public static void main(String[] arguments) {
        System.setProperty(House.Bounds.MUCH_PROPERTY, "1");
        String[] parameters = java.util.Arrays.copyOfRange(arguments, 5, arguments.length);
        try (House house =
                House.at(new House.Address(arguments[0], arguments[1], arguments[2]), Path.of(arguments[3]))) {
            RunWatcher stopping = new Stopping(arguments[4]);
            var _ = List.of(parameters).equals(List.of("release=true"))
                    ? house.syncs.launch(LaunchParameters.release("lakeside", null), House.OPERATOR, stopping)
                    : house.launch(stopping, parameters);
            System.out.println("the run has ended without coming to " + arguments[4]);
        }
    }

    /** Stands still at a point. */
    private record Stopping(String point) implements RunWatcher {

        @Override
        public void started(long runId) {}

        @Override
        public void step(String name) {
            stand("step:" + name);
        }

        @Override
        public void page(String slice, int page, long rows, OptionalLong total) {
            stand("page:" + slice + ":" + page);
        }

        @Override
        public void waiting(String resource, String reason, Duration pause) {}

        @Override
        public void remark(String text) {}

        private void stand(String here) {
            if (here.equals(point)) {
                System.out.println(HERE);
                System.out.flush();
                while (true) {
                    LockSupport.park();
                }
            }
        }
    }

    /** Starts one. */
    static Process start(String point, TestDatabase database, Path folder, String... parameters) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of(database.url(), database.user(), database.password(), folder.toString(), point));
        arguments.addAll(List.of(parameters));
        return ChildProcess.start(KilledSync.class.getName(), arguments);
    }

    /** Starts one, waits until it has come to its point, and kills it. */
    static void killedAt(String point, TestDatabase database, Path folder, String... parameters) throws Exception {
        Process process = start(point, database, folder, parameters);
        StringBuilder said = new StringBuilder();
        try (var lines = process.inputReader()) {
            String line;
            while ((line = lines.readLine()) != null) {
                said.append(line).append('\n');
                if (line.equals(HERE)) {
                    process.destroyForcibly().waitFor();
                    return;
                }
            }
        }
        throw new AssertionError("the process ended before " + point + ":\n" + said);
    }
}
