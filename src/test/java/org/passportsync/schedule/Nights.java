package org.passportsync.schedule;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.passportsync.connection.MasterKey;
import org.passportsync.connection.ReadingRules;
import org.passportsync.connection.Vault;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.House;
import org.passportsync.job.Launched;
import org.passportsync.run.Connections;
import org.passportsync.run.LivingConnections;

/** Nights that pass when the test says so; what fires is written down instead of launched. */
final class Nights implements AutoCloseable {

    static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    final TestDatabase database = TestDatabase.fresh();
    final SettableClock clock = new SettableClock();
    final House house;
    final List<String> fired = new CopyOnWriteArrayList<>();
    Runnable duringLaunch = () -> {};
    Launched outcome = new Launched.Refused("only written down");
    final Firing firing;
    private final Connections connections;
    final Timetable timetable;
    final ManualScheduler scheduler;

    Nights(Path folder, String start) {
        clock.set(at(start));
        house = House.on(database, folder, clock::now);
        SecureRandom random = new SecureRandom();
        Vault vault = new Vault(MasterKey.fromFile(folder.resolve("master-key"), random), random);
        // No application of today's gallery takes anything back.
        ReadingRules gallery = ReadingRules.of(Set.of("skyward", "skyward-oneroster"));
        connections = new Connections(house.place().source(), house.place().transactions(), clock::now, vault, gallery);
        firing = new Firing(house.connections(), this::write, clock::now);
        timetable = new Timetable(new LivingConnections(database.client()), clock::now);
        scheduler = TestHelper.createManualScheduler(database.dataSource(), firing.known())
                .clock(clock)
                .build();
    }

    private Launched write(Connections.Stored stored) {
        fired.add(stored.name() + " " + LocalDateTime.ofInstant(clock.now(), CHICAGO));
        duringLaunch.run();
        return outcome;
    }

    /** Applies a connection, with lines of its definition beyond the required ones. */
    void apply(String connection, String lines) {
        apply(connection, "skyward-oneroster", lines);
    }

    void apply(String connection, String application, String lines) {
        Connections.Applied applied = connections.apply(
                List.of(new Connections.File(connection, """
                version: 1
                district: { id: lakeside, name: Lakeside, timeZone: America/Chicago }
                connection: %1$s
                application: %3$s
                delivery: { serviceUrl: "http://127.0.0.1:1", clientId: %1$s, clientSecret: "${env:SKYWARD_SECRET}", native: { flavour: %4$s } }
                advanced: { sisIdPrefix: %1$s, multipleSources: true }
                terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
                schools: { autoMap: true }
                %2$s
                """.formatted(
                                connection, lines, application, application.equals("skyward") ? "QMLATIV" : "SMS2"))),
                "steward");
        if (applied instanceof Connections.Applied.Refused(List<String> problems)) {
            throw new AssertionError(problems);
        }
    }

    /** Turns the clock, looks at the definitions, and works on what is due. */
    void pass(String... times) {
        for (String time : times) {
            clock.set(at(time));
            timetable.renew(scheduler);
            scheduler.runAnyDueExecutions();
        }
    }

    /** The same without anybody who serves. */
    void nobodyServesUntil(String time) {
        clock.set(at(time));
    }

    List<String> planned() {
        return database.client()
                .sql(
                        "select task_instance || ' ' || (execution_time at time zone 'America/Chicago') from scheduled_tasks"
                                + " order by execution_time, task_instance")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(CHICAGO).toInstant();
    }

    @Override
    public void close() {
        house.close();
        database.close();
    }
}
