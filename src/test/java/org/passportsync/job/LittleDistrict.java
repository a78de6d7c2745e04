package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passportsync.database.TestDatabase;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Holds;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.HandMadeDistrict;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/**
 * A district of a few people that a test changes by hand, its SIS, and an engine that reads it: school 101 with twenty
 * students, 205 with ten, each school with a class, its teacher, all its students in it, and a guardian for each student.
 */
final class LittleDistrict implements AutoCloseable {

    static final String TODAY = "2026-09-14";

    final HandMadeDistrict rows = new HandMadeDistrict();
    final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(rows));
    final TestDatabase database = TestDatabase.fresh();
    final House house;

    LittleDistrict(Path folder) {
        this(folder, House.Bounds.usual());
    }

    LittleDistrict(Path folder, House.Bounds bounds) {
        this(folder, Clock.systemUTC(), bounds);
    }

    /** One whose clock is handed in. */
    LittleDistrict(Path folder, InstantSource clock) {
        this(folder, clock, House.Bounds.usual());
    }

    private LittleDistrict(Path folder, InstantSource clock, House.Bounds bounds) {
        house = House.on(database, folder, clock, bounds);
        rows.put(Resource.ACADEMIC_SESSIONS, """
                {"sourcedId":"year","status":"active","title":"2026-27","type":"schoolYear","startDate":"2026-08-01",
                 "endDate":"2027-06-30","schoolYear":"2027"}
                """);
        school("101", 20);
        school("205", 10);
    }

    Definitions definition() {
        return Definitions.lakeside(skyward);
    }

    private void school(String school, int students) {
        rows.put(Resource.ORGS, """
                {"sourcedId":"%s","status":"active","name":"School %1$s","type":"school"}
                """.formatted(school));
        rows.put(Resource.COURSES, """
                {"sourcedId":"math-%s","status":"active","title":"Math","courseCode":"M","org":{"sourcedId":"%1$s"}}
                """.formatted(school));
        rows.put(Resource.CLASSES, """
                {"sourcedId":"math-%s-1","status":"active","title":"Math 1","classType":"scheduled",
                 "course":{"sourcedId":"math-%1$s"},"school":{"sourcedId":"%1$s"},"terms":[{"sourcedId":"year"}]}
                """.formatted(school));
        user("t-" + school, "teacher", school, null);
        enrollment("t-" + school, "teacher", school);
        IntStream.rangeClosed(1, students).forEach(number -> student(school, number));
    }

    /** A student with a guardian and a place in the class. */
    void student(String school, int number) {
        String id = id(school, number);
        user(id, "student", school, "g-" + id);
        user("g-" + id, "guardian", school, null);
        enrollment(id, "student", school);
    }

    /** Lets a student go to another school; the place in the class stays. */
    void move(String school, int number, String to) {
        user(id(school, number), "student", to, "g-" + id(school, number));
    }

    static String id(String school, int number) {
        return "s-" + school + "-%02d".formatted(number);
    }

    void user(String id, String role, String school, @Nullable String agent) {
        user(id, role, school, agent, "Person");
    }

    void user(String id, String role, String school, @Nullable String agent, String name) {
        rows.put(Resource.USERS, """
                {"sourcedId":"%s","status":"active","enabledUser":"true","givenName":"Test","familyName":"%s",
                 "roles":[{"roleType":"primary","role":"%s","org":{"sourcedId":"%s","type":"org"}}]%s}
                """.formatted(
                        id,
                        name,
                        role,
                        school,
                        agent == null ? "" : ",\"agents\":[{\"sourcedId\":\"" + agent + "\",\"type\":\"user\"}]"));
    }

    private void enrollment(String user, String role, String school) {
        enrollment(user, role, school, "2027-06-30");
    }

    void enrollment(String user, String role, String school, String end) {
        rows.put(Resource.ENROLLMENTS, """
                {"sourcedId":"e-%s","status":"active","role":"%s","user":{"sourcedId":"%1$s"},
                 "class":{"sourcedId":"math-%s-1"},"school":{"sourcedId":"%3$s"},
                 "beginDate":"2026-08-20","endDate":"%s"}
                """.formatted(user, role, school, end));
    }

    /** Takes students with everything that is theirs out of the SIS. */
    void leave(String school, int from, int to) {
        IntStream.rangeClosed(from, to).forEach(number -> {
            rows.remove(Resource.USERS, id(school, number));
            rows.remove(Resource.USERS, "g-" + id(school, number));
            rows.remove(Resource.ENROLLMENTS, "e-" + id(school, number));
        });
    }

    void apply(Definitions definition) {
        house.apply(definition.text());
    }

    /** Applies a definition and syncs for the first time. */
    void begin(Definitions definition) {
        apply(definition);
        committed();
    }

    Launched launch(String... parameters) {
        boolean dated = Stream.of(parameters).anyMatch(one -> one.startsWith("asOf="));
        return house.launch(
                dated
                        ? parameters
                        : Stream.concat(Stream.of(parameters), Stream.of("asOf=" + TODAY))
                                .toArray(String[]::new));
    }

    /** Launches and expects a run that came to rest. */
    Run run(String... parameters) {
        Launched launched = launch(parameters);
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        return ((Launched.Ended) launched).run();
    }

    /** Launches and expects a commit. */
    Run committed(String... parameters) {
        Run run = run(parameters);
        assertThat(run.state()).as(run.message() + holds(run)).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        return run;
    }

    /** Launches and expects a hold. */
    Run parked(String... parameters) {
        Run run = run(parameters);
        assertThat(run.state()).as(run.message()).isEqualTo(RunState.PARKED);
        return run;
    }

    Launched approve(Run run) {
        return house.syncs.approve(run.id(), String.valueOf(run.digest()), null, House.OPERATOR, RunWatcher.NONE);
    }

    List<Hold> holds(Run run) {
        return new Holds(house.place.database()).of(run.id());
    }

    /** Why an entity holds a run. */
    Hold hold(Run run, EntityType entity) {
        return holds(run).stream()
                .filter(hold -> hold.entity() == entity)
                .findFirst()
                .orElseThrow(() -> new AssertionError(holds(run)));
    }

    List<HoldReason> reasons(Run run) {
        return holds(run).stream().map(Hold::reason).distinct().toList();
    }

    /** SIS IDs of what is live in the hub, of one entity. */
    List<String> live(int entity) {
        return house.sql()
                .sql("select sis_id from passport_record where entity = :entity and deleted_at is null order by sis_id")
                .param("entity", entity)
                .query((row, _) -> row.getString("sis_id"))
                .list();
    }

    /** The changes of a run in words, for example {@code DELETE 5 s-101-01 SOURCE}, with a mark where withheld. */
    List<String> changes(Run run) {
        return house.sql()
                .sql("""
                        select operation || ' ' || entity || ' ' || sis_id || ' ' || cause
                               || case when withheld then ' withheld' else '' end as told
                        from change where run_id = :run order by entity, sis_id, operation
                        """)
                .param("run", run.id())
                .query((row, _) -> row.getString("told"))
                .list();
    }

    /** What a run read of each entity, and what became of it at first sight. */
    List<String> counts(Run run) {
        return house.sql()
                .sql(
                        "select entity || ' ' || school || ' ' || read || ' ' || kept || ' ' || held_back || ' ' || out_of_scope"
                                + " from run_count where run_id = :run and read > 0 order by 1")
                .param("run", run.id())
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Override
    public void close() {
        house.close();
        database.close();
        skyward.close();
    }
}
