package org.passportsync.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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

    private final Path folder;
    private final OwnServer server;
    private final SimulatedSkyward skyward =
            SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(11, STUDENTS))));
    private final Inquest inquest;
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
        List<String> before;
        try (House house = House.at(server.address(), folder)) {
            house.apply(Definitions.lakeside(skyward).with("pageSize", "100").text());
            require(Inquest.committed(house.launch("asOf=" + skyward.district().today())), "the first day");
            before = Inquest.hub(house.sql());
        }
        skyward.day(NEXT_DAY);
        this.lasting = undisturbed();
        List<String> after = undisturbedHub();
        require(!before.equals(after), "a next day that brings changes");
        this.inquest = new Inquest(folder, skyward, before, after);
        System.out.println("an undisturbed sync takes " + lasting + " ms of its own and leaves " + after.size()
                + " rows where there were " + before.size());
    }

    /** How long the next day takes in a process of its own, from its start on; the second time, to be warm. */
    private long undisturbed() throws Exception {
        long taken = 0;
        for (int time = 0; time < 2; time++) {
            Process process = victim(copy());
            try (Witness watch = new Witness(process)) {
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
            Launched next = house.launch("asOf=" + skyward.district().today());
            require(Inquest.committed(next), "the next day: " + next);
            return Inquest.hub(house.sql());
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
        try (Witness watch = new Witness(process)) {
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
            inquest.judge(copy, number, wrong);
            return new Found(victim, where, delay, wrong);
        }
    }

    private String kill(Victims victim, Process process, Witness watch, List<String> wrong) throws Exception {
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

    private static void require(boolean there, String what) {
        if (!there) {
            throw new IllegalStateException("there is not: " + what);
        }
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

    @Override
    public void close() throws IOException {
        skyward.close();
        server.close();
    }
}
