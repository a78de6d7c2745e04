package org.passportsync.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.job.House;
import org.passportsync.job.Launched;
import org.passportsync.job.Moved;
import org.passportsync.job.RunWatcher;
import org.passportsync.job.Schools;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.DirectoryExport;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;

/**
 * What happens to a district in which Skyward and a directory of accounts know the same people: everything but the ordinary
 * days of one source, which {@link Workloads} has.
 *
 * @param folder where the engine looks for files
 */
record TwoSources(House house, BenchSkyward skyward, Path folder, int students) {

    private static final String SKYWARD = "lakeside";
    private static final String DIRECTORY = "lakeside-directory";

    /** What is done with each thing that happens. */
    interface Told {

        /** The work answers the run that it ended with. */
        void told(String situation, Work work) throws Exception;
    }

    /** Something that ends with a run. */
    interface Work {
        Run work();
    }

    /** Lets all of it happen, one after the other. */
    void tell(Told told) throws Exception {
        String first = day(0);
        apply(SKYWARD, skyward("LAST_DAY"));
        sync(told, "first", SKYWARD, first);
        apply(DIRECTORY, directory());
        sync(told, "a second source", DIRECTORY, first);
        String next = day(1);
        sync(told, "next day", SKYWARD, next);
        sync(told, "next day of the second", DIRECTORY, next);
        String third = day(2);
        sync(told, "the day after", SKYWARD, third);
        sync(told, "the day after of the second", DIRECTORY, third);
        skyward.badDay();
        told.told("a bad day, held", () -> rejected(ended(launched(SKYWARD, third))));
        var _ = day(2);
        apply(SKYWARD, skyward("DAY_AFTER"));
        sync(told, "other rules", SKYWARD, third);
        ordered(SKYWARD, Order.RETIRE);
        settled(
                told,
                "release",
                () -> house.syncs().launch(LaunchParameters.release(SKYWARD, null), House.OPERATOR, RunWatcher.NONE));
        sync(told, "taken over", DIRECTORY, third);
        ordered(SKYWARD, Order.RESUME);
        sync(told, "the first comes back", SKYWARD, third);
    }

    /** Turns Skyward and the directory to a day; its date. */
    private String day(int day) throws IOException, InterruptedException {
        new DirectoryExport(District.of(DistrictSettings.of(1, students)).onDay(day))
                .into(folder.resolve("incoming").resolve(DIRECTORY));
        return skyward.day(day);
    }

    private void sync(Told told, String situation, String connection, String date) throws Exception {
        settled(told, situation, () -> launched(connection, date));
    }

    /** A run, and where it is held, its approval, each by itself. */
    private void settled(Told told, String situation, Supplier<Launched> launch) throws Exception {
        Run[] run = new Run[1];
        told.told(situation, () -> run[0] = ended(launch.get()));
        if (run[0].state() == RunState.PARKED) {
            told.told(situation + ", approved", () -> run[0] = approved(run[0]));
        }
        if (run[0].state() != RunState.COMMITTED && run[0].state() != RunState.COMMITTED_WITH_ISSUES) {
            throw new IllegalStateException(situation + " is " + run[0].state() + ": " + run[0].message());
        }
    }

    private Launched launched(String connection, String date) {
        return house.launch("connection=" + connection, "new=true", "asOf=" + date);
    }

    private Run approved(Run run) {
        return ended(
                house.syncs().approve(run.id(), String.valueOf(run.digest()), null, House.OPERATOR, RunWatcher.NONE));
    }

    private Run rejected(Run run) {
        if (run.state() != RunState.PARKED) {
            throw new IllegalStateException("the bad day is " + run.state() + ": " + run.message());
        }
        var _ = house.syncs().reject(run.id(), null, House.OPERATOR);
        return run;
    }

    private static Run ended(Launched launched) {
        if (launched instanceof Launched.Ended(Run run)) {
            return run;
        }
        throw new IllegalStateException(String.valueOf(launched));
    }

    private void ordered(String connection, Order order) {
        if (!(house.life().order(connection, order, House.OPERATOR) instanceof Moved.Done)) {
            throw new IllegalStateException(connection + " can't be moved: " + order);
        }
    }

    private void apply(String connection, String sections) {
        house.apply("""
                version: 1
                district: { id: lakeside, name: Lakeside School District, timeZone: America/Chicago }
                connection: %s
                terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
                uniqueness:
                  student: [ { attributes: [email] }, { attributes: [studentNumber] } ]
                  staff: [ { attributes: [email] }, { attributes: [staffNumber] } ]
                %s""".formatted(connection, sections));
    }

    private String skyward(String endDateIs) {
        return """
                application: skyward-oneroster
                delivery: { serviceUrl: "%s", clientId: %s, clientSecret: "${env:SKYWARD_SECRET}", pageSize: 5000 }
                advanced: { endDateIs: %s, multipleSources: true, compareByUniqueness: true }
                schools: { autoMap: true }
                """.formatted(skyward.site.url(), skyward.site.clientId(), endDateIs);
    }

    private String directory() throws InterruptedException {
        return """
                application: csv
                delivery: { csv: { folder: incoming/lakeside-directory } }
                advanced: { multipleSources: true, compareByUniqueness: true }
                schools: { map: [ %s ] }
                masterFields:
                  student: [ { attribute: email, connection: lakeside-directory, mode: MASTER } ]
                  staff: [ { attribute: email, connection: lakeside-directory, mode: MASTER } ]
                """.formatted(units());
    }

    /** The directory's units are the schools that Skyward has brought. */
    private String units() throws InterruptedException {
        Schools.Answer answer = house.schools().list(SKYWARD, Schools.From.LAST_RUN);
        return ((Schools.Answer.Listed) answer)
                .lists().lines().stream()
                        .filter(line -> line.hub() != null)
                        .map(line -> "{ source: \"ou-%s\", existing: %s }"
                                .formatted(
                                        line.planned().school().id(), line.hub().slug()))
                        .collect(Collectors.joining(", "));
    }
}
