package org.passportsync.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A district with one committed day and the next one to sync, on a PostgreSQL of its own; copied for each killing. */
final class CrimeScene implements AutoCloseable {

    static final String TOO_LATE = "too late";

    private static final List<String> STEPS = List.of(
            "open", "schools", "intake", "prove", "assemble", "link", "settle", "compare", "gate", "commit", "close");
    private static final int STUDENTS = 120;
    private static final int NEXT_DAY = 1;
    private static final int REAL_PROGRAM = 10;

    private final Path folder;
    private final OwnServer server;
    private final SimulatedSkyward skyward =
            SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(11, STUDENTS))));
    private final List<String> before;
    private final List<String> after;
    private final long lasting;
    private int number;
    private String database = "postgres";

    /** What is killed. */
    enum Victims {
        PROGRAM,
        DATABASE
    }

    /** What came of a killing; wrong: what is not as undisturbed. */
    record Found(Victims victim, String where, long millis, List<String> wrong) {
        @Override
        public String toString() {
            return victim + " killed in " + where + " after " + millis + " ms: "
                    + (wrong.isEmpty() ? "as undisturbed" : String.join("; ", wrong));
        }
    }

    CrimeScene(Path folder) throws Exception {
        this.folder = folder;
        this.server = new OwnServer(folder.resolve("data"));
        try (House house = House.at(server.address(), folder)) {
            house.apply(Definitions.lakeside(skyward).with("pageSize", "100").text());
            require(committed(house.launch("asOf=" + skyward.district().today())), "the first day");
            this.before = hub(house.sql());
        }
        skyward.day(NEXT_DAY);
        this.lasting = undisturbed();
        this.after = undisturbedHub();
        require(!before.equals(after), "a next day that brings changes");
        System.out.println("an undisturbed sync takes " + lasting + " ms of its own and leaves " + after.size()
                + " rows where there were " + before.size());
    }

    /** How long the next day takes in a process of its own, from its start on; the second time, to be warm. */
    private long undisturbed() throws Exception {
        long taken = 0;
        for (int time = 0; time < 2; time++) {
            Process process = victim(copy());
            try (Watch watch = new Watch(process)) {
                require(watch.started.await(60, TimeUnit.SECONDS), "the start of a sync");
                long begun = System.nanoTime();
                require(process.waitFor() == 0 || !watch.said("x"), "an undisturbed sync: " + watch.all());
                taken = (System.nanoTime() - begun) / 1_000_000;
            }
        }
        return taken;
    }

    private List<String> undisturbedHub() {
        House.Address copy = copy();
        try (House house = House.at(copy, folder)) {
            Launched next = house.launch(asOf());
            require(committed(next), "the next day: " + next);
            return hub(house.sql());
        }
    }

    Found murder(SplittableRandom random) throws Exception {
        Victims victim = random.nextInt(5) == 0 ? Victims.DATABASE : Victims.PROGRAM;
        // Half of them at any time, half shortly after a step has begun: short steps would hardly ever be hit.
        String step = random.nextBoolean() ? "" : STEPS.get(random.nextInt(STEPS.size()));
        step = System.getProperty("murders.step", step);
        long delay = random.nextLong((step.isEmpty() ? lasting : lasting / 15) + 1);
        House.Address copy = copy();
        Process process = victim(copy);
        try (Watch watch = new Watch(process)) {
            require(watch.started.await(60, TimeUnit.SECONDS), "the start of a sync");
            while (process.isAlive() && !step.isEmpty() && !watch.last.equals(step)) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            TimeUnit.MILLISECONDS.sleep(delay);
            if (!process.isAlive()) {
                return new Found(victim, TOO_LATE, delay, List.of());
            }
            List<String> wrong = new ArrayList<>();
            String where = kill(victim, process, watch, wrong);
            judge(copy, wrong);
            return new Found(victim, where, delay, wrong);
        }
    }

    private String kill(Victims victim, Process process, Watch watch, List<String> wrong) throws Exception {
        if (victim == Victims.PROGRAM) {
            process.destroyForcibly().waitFor();
            return watch.last;
        }
        server.kill();
        String where = watch.last;
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            wrong.add("the program does not end without its database");
            process.destroyForcibly().waitFor();
        } else if (process.exitValue() == 0) {
            where = TOO_LATE;
        } else if (!watch.said("the database can't be reached any more")) {
            wrong.add("the program ended without saying that its database is gone: " + watch.all());
        }
        server.startAgain();
        return where;
    }

    /** Looks at what is left, goes on with the same command, and looks again. */
    private void judge(House.Address copy, List<String> wrong) throws Exception {
        try (House house = House.at(copy, folder)) {
            Run left = house.runs.get(2);
            boolean committed = left.committedAt() != null;
            check(hub(house.sql()).equals(committed ? after : before), "the hub is neither before nor after", wrong);
            check(
                    committed || left.state() == RunState.RUNNING || left.state() == RunState.FAILED,
                    "run 2 is left " + left.state(),
                    wrong);
            Set<String> journaled = KilledRunTest.journaled(house, 2);
            long asked = skyward.requests().size();
            // A lease that could not be given back runs out within 30 seconds, which need not be waited for.
            house.sql()
                    .sql("update lease set until = clock_timestamp() - interval '1 second'")
                    .update();
            goOn(house, copy, wrong);
            check(committed || house.runs.find(3).isEmpty(), "the same command began another run", wrong);
            check(
                    committed || KilledRunTest.fetched(skyward, asked).stream().noneMatch(journaled::contains),
                    "a journaled page was fetched again",
                    wrong);
            check(hub(house.sql()).equals(after), "the hub is not as after an undisturbed sync", wrong);
            check(atRest(house), "a run or a lease is left behind", wrong);
        }
    }

    private void goOn(House house, House.Address copy, List<String> wrong) throws Exception {
        if (number % REAL_PROGRAM != 0) {
            Launched again = house.launch(asOf());
            check(committed(again), "the same command again: " + again, wrong);
            return;
        }
        Process program = ChildProcess.start(
                "org.passportsync.PassportSync",
                List.of(
                        "sync",
                        "connection=lakeside",
                        asOf(),
                        "--data-dir=" + folder,
                        "--spring.datasource.url=" + copy.url(),
                        "--spring.datasource.username=" + copy.user()));
        String said = String.join("\n", program.inputReader().lines().toList());
        check(program.waitFor() == 0, "the program ends with " + program.exitValue() + ": " + said, wrong);
    }

    private static boolean atRest(House house) {
        return house.sql()
                .sql("select not exists (select from run where state in ('RUNNING', 'FAILED', 'STOPPED'))"
                        + " and not exists (select from lease where until > clock_timestamp())")
                .query(Boolean.class)
                .single();
    }

    private static boolean committed(Launched launched) {
        return launched instanceof Launched.Ended(Run run)
                && (run.state() == RunState.COMMITTED || run.state() == RunState.COMMITTED_WITH_ISSUES);
    }

    private static void check(boolean right, String otherwise, List<String> wrong) {
        if (!right) {
            wrong.add(otherwise);
        }
    }

    private static void require(boolean there, String what) {
        if (!there) {
            throw new IllegalStateException("there is not: " + what);
        }
    }

    private String asOf() {
        return "asOf=" + skyward.district().today();
    }

    /** Another database as the first day left it; the one before goes. */
    private House.Address copy() {
        JdbcClient admin = JdbcClient.create(new DriverManagerDataSource(
                server.address("template1").url(), server.address("template1").user(), ""));
        if (number > 0) {
            admin.sql("drop database if exists " + database + " with (force)").update();
        }
        number++;
        database = "copy_" + number;
        admin.sql("create database " + database + " template postgres").update();
        // Without it, a crash sets sequences of a copy back: the numbers taken since were logged ahead in the template
        // only.
        admin.sql("checkpoint").update();
        return server.address(database);
    }

    private Process victim(House.Address copy) throws IOException {
        return ChildProcess.start(
                Victim.class.getName(),
                List.of(
                        copy.url(),
                        copy.user(),
                        copy.password(),
                        folder.toString(),
                        String.valueOf(skyward.district().today())));
    }

    /** All that a sync may leave in the hub and in the baseline, but for times. */
    private static List<String> hub(JdbcClient sql) {
        return sql.sql("""
                        select concat_ws(' ', 'record', entity, id, sis_id, version, document, deleted_run) as line
                        from passport_record
                        union all select concat_ws(' ', 'source', entity, sis_id, hash, live, document) from source_record
                        union all select concat_ws(' ', 'part', entity, sis_id, part, hash) from source_part
                        union all select concat_ws(' ', 'history', entity, id, version) from record_history
                        union all select concat_ws(' ', 'issue', entity, sis_id, kind, rule, opened_run, closed_run) from issue
                        order by 1""").query((row, _) -> String.valueOf(row.getString(1))).list();
    }

    @Override
    public void close() throws IOException {
        skyward.close();
        server.close();
    }

    /** Listens to a victim. */
    private static final class Watch implements AutoCloseable {

        final CountDownLatch started = new CountDownLatch(1);
        volatile String last = "";
        private final StringBuffer all = new StringBuffer();
        private final Process process;
        private final Thread thread;

        Watch(Process process) {
            this.process = process;
            this.thread = Thread.ofVirtual().start(this::listen);
        }

        private void listen() {
            try (BufferedReader lines = process.inputReader()) {
                String line;
                while ((line = lines.readLine()) != null) {
                    if (line.startsWith(Victim.AT)) {
                        last = line.substring(Victim.AT.length());
                        started.countDown();
                    } else {
                        all.append(line).append('\n');
                    }
                }
            } catch (IOException ended) {
                all.append(ended);
            }
        }

        /** Whether it has said something, all that it said being read. */
        boolean said(String words) throws InterruptedException {
            thread.join();
            return all.indexOf(words) >= 0;
        }

        String all() {
            return all.toString();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
