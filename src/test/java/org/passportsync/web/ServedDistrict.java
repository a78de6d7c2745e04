package org.passportsync.web;

import java.util.List;
import java.util.stream.IntStream;
import org.passportsync.Served;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.job.Launched;
import org.passportsync.job.Requester;
import org.passportsync.job.RunWatcher;
import org.passportsync.job.Syncs;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;
import org.passportsync.run.Runs;
import org.passportsync.simulator.HandMadeDistrict;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** A small district behind a served program: schools 101 and 205, thirty students, of whom none has a date. */
final class ServedDistrict implements AutoCloseable {

    private static final Requester STEWARD = new Requester("COMMAND_LINE", "steward");

    final String name;
    final SimulatedSkyward skyward;
    private final HandMadeDistrict rows = new HandMadeDistrict();
    private final Served served;

    private ServedDistrict(Served served, String name) {
        this.served = served;
        this.name = name;
        school("101");
        school("205");
        IntStream.rangeClosed(1, 20).forEach(number -> student("101", number, "03"));
        IntStream.rangeClosed(1, 10).forEach(number -> student("205", number, "07"));
        this.skyward = SimulatedSkyward.start(SimulatorSettings.of(rows));
    }

    /** The district and its connection, both of this name. */
    static ServedDistrict in(Served served, String name) {
        ServedDistrict district = new ServedDistrict(served, name);
        district.apply(district.definition());
        return district;
    }

    private void apply(String definition) {
        Connections.Applied applied = served.part(Connections.class)
                .apply(List.of(new Connections.File(name + ".yaml", definition)), "steward");
        if (applied instanceof Connections.Applied.Refused(List<String> problems)) {
            throw new AssertionError(problems);
        }
    }

    /** Maps one school only, to one of the hub. */
    void map(String school, String existing) {
        apply(definition()
                .replace("autoMap: true", "map: [{ source: \"" + school + "\", existing: " + existing + " }]"));
    }

    private String definition() {
        return """
                version: 1
                district: { id: %1$s, name: District of %1$s, timeZone: America/Chicago }
                connection: %1$s
                application: skyward-oneroster
                syncMode: IMPORT
                delivery:
                  serviceUrl: "%2$s"
                  clientId: %3$s
                  clientSecret: "%4$s"
                terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
                schools: { autoMap: true }
                requirements:
                  student:
                    - { attribute: grade, check: { oneOf: ["03", "04", "07"] }, otherwise: FLAG }
                """.formatted(name, skyward.url(), skyward.clientId(), skyward.clientSecret());
    }

    private void school(String id) {
        rows.put(Resource.ORGS, """
                {"sourcedId":"%s","status":"active","name":"School %1$s","type":"school"}""".formatted(id));
    }

    /** Adds a student, or changes the grade of one. */
    void student(String school, int number, String grade) {
        rows.put(Resource.USERS, """
                {"sourcedId":"%s","status":"active","enabledUser":"true","givenName":"Given","familyName":"Family",
                 "email":"%1$s@students.example","grades":["%s"],
                 "roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"%s","type":"org"}}]}""".formatted(id(school, number), grade, school));
    }

    /** Most students of a school are missing, one changes, one is new: a sync of this is held. */
    void turnBad() {
        IntStream.rangeClosed(1, 9).forEach(number -> rows.remove(Resource.USERS, id("205", number)));
        student("101", 1, "04");
        student("101", 21, "03");
    }

    private static String id(String school, int number) {
        return "s-" + school + "-%02d".formatted(number);
    }

    /** A sync that somebody launched elsewhere, at rest. */
    Run sync() {
        Launched launched = served.part(Syncs.class).launch(LaunchParameters.of(name), STEWARD, RunWatcher.NONE);
        if (launched instanceof Launched.Ended(Run run)) {
            return run;
        }
        throw new AssertionError(launched);
    }

    /** A run that is held because of deletes. */
    Run held() {
        sync();
        turnBad();
        return sync();
    }

    Run run(long id) {
        return served.part(Runs.class).get(id);
    }

    @Override
    public void close() {
        skyward.close();
    }
}
