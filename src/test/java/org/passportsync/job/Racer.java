package org.passportsync.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.RunState;

/**
 * One of several that give orders at the same moment: an engine of its own in this process, or in one of its own.
 *
 * <p>Orders: {@code launch PARAMETER...}, {@code restart RUN}, {@code approve RUN DIGEST}, {@code reject RUN}, {@code expire
 * RUN}. Answers: the state that the run came to, or {@code refused: } and the reason.
 *
 * <p>As a process: arguments are the database's URL, user and password, and the folder of its master key; each line of
 * input is an order.
 */
interface Racer extends AutoCloseable {

    String obey(String order) throws IOException;

    @Override
    void close();

    static void main(String[] arguments) throws IOException {
        House.Address address = new House.Address(arguments[0], arguments[1], arguments[2]);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Racer here = new Here(House.at(address, Path.of(arguments[3])))) {
            System.out.println("ready");
            String order;
            while ((order = orders.readLine()) != null) {
                System.out.println(here.obey(order).replace('\n', ' '));
            }
        }
    }

    /** In this process. */
    record Here(House house) implements Racer {

        @Override
        public String obey(String order) {
            String[] words = order.split(" ");
            return switch (words[0]) {
                case "launch" ->
                    said(house.launch(List.of(words).subList(1, words.length).toArray(String[]::new)));
                case "restart" -> said(house.syncs.restart(run(words), House.OPERATOR, RunWatcher.NONE));
                case "approve" ->
                    said(house.syncs.approve(run(words), words[2], null, House.OPERATOR, RunWatcher.NONE));
                case "reject" -> said(house.syncs.reject(run(words), null, House.OPERATOR));
                case "expire" ->
                    house.runs.move(run(words), RunState.EXPIRED, "expired") ? "EXPIRED" : "refused: not parked";
                default -> throw new IllegalArgumentException(order);
            };
        }

        private static long run(String[] words) {
            return Long.parseLong(words[1]);
        }

        private static String said(Launched launched) {
            return switch (launched) {
                case Launched.Ended(var run) -> run.state().name();
                case Launched.Refused(String reason) -> "refused: " + reason;
                default -> launched.toString();
            };
        }

        private static String said(Decided decided) {
            return switch (decided) {
                case Decided.Done(var run) -> run.state().name();
                case Decided.Refused(String reason) -> "refused: " + reason;
                default -> decided.toString();
            };
        }

        @Override
        public void close() {
            house.close();
        }
    }

    /** In a process of its own. */
    record Elsewhere(Process process, BufferedReader answers) implements Racer {

        static Elsewhere start(TestDatabase database, Path folder) throws IOException {
            Process process = ChildProcess.start(
                    Racer.class.getName(),
                    List.of(database.url(), database.user(), database.password(), folder.toString()));
            Elsewhere started = new Elsewhere(process, process.inputReader(StandardCharsets.UTF_8));
            String line = started.answers.readLine();
            while (line != null && !line.equals("ready")) {
                line = started.answers.readLine();
            }
            return started;
        }

        @Override
        public String obey(String order) throws IOException {
            process.outputWriter().write(order + "\n");
            process.outputWriter().flush();
            return String.valueOf(answers.readLine());
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
