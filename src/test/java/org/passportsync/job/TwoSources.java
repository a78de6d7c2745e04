package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.AccessRecord;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** One district that two connections feed, {@code lakeside} and {@code annex}; school {@code a-1} of the annex is Lincoln. */
final class TwoSources implements AutoCloseable {

    final FewRows annexRows = new FewRows();
    final Lakeside lakeside;
    private final SimulatedSkyward annex = SimulatedSkyward.start(
            SimulatorSettings.of(annexRows.rows).with(AccessRecord.of("annex", "simulated-secret")));

    private TwoSources(Path folder, String rules) {
        lakeside = Lakeside.in(folder, definition -> shared(definition).section(rules));
        lakeside.district.aSchool("lincoln");
        annexRows.put(Resource.ORGS, """
                {"sourcedId":"a-1","status":"active","name":"School lincoln","type":"school"}""");
    }

    /** With sections of the district's rules, as they stand in a file. */
    static TwoSources in(Path folder, String rules) {
        return new TwoSources(folder, rules);
    }

    /** Applies the annex; needs Lincoln to be in the hub. */
    void annexed(UnaryOperator<Definitions> settings) {
        lakeside.house.apply(settings.apply(shared(Definitions.lakeside(annex)))
                .text()
                .replace("connection: lakeside", "connection: annex")
                .replace("  autoMap: true", "  map:\n    - { source: a-1, existing: school-lincoln }"));
    }

    /** A committed run of the main connection. */
    Run main(String... parameters) {
        return lakeside.committed(parameters);
    }

    /** A committed run of the annex, approved where it parked. */
    Run annex() {
        Run run = annexRun();
        return run.state() == RunState.PARKED ? lakeside.approve(run) : run;
    }

    /** A run of the annex that came to rest; of some entities, or of all. */
    Run annexRun(EntityType... entities) {
        return Lakeside.ended(lakeside.house.syncs.launch(
                new LaunchParameters(
                        "annex", false, null, false, Set.of(entities), null, null, false, true, null, false),
                House.OPERATOR,
                RunWatcher.NONE));
    }

    /** A student of the main connection at Lincoln, also in place of one who is there. */
    void student(String id, String number, String email) {
        lakeside.district.aUser(id, "Student " + id, fields(number, email), "student", "lincoln");
    }

    /** The same of the annex. */
    void annexStudent(String id, String number, String email) {
        annexRows.aUser(id, "Student " + id, fields(number, email), "student", "a-1");
    }

    static String fields(String number, String email) {
        return "\"identifier\":\"%s\",\"email\":\"%s\",".formatted(number, email);
    }

    /** Passport IDs of live students by SIS ID, over both connections. */
    Map<String, UUID> students() {
        Map<String, UUID> students = new TreeMap<>();
        lakeside.sql()
                .sql("select sis_id, passport_id from source_record where entity = 5 and live")
                .query((row, _) -> students.put(row.getString(1), row.getObject(2, UUID.class)))
                .list();
        return students;
    }

    /** The Passport ID of a live student, by its SIS ID in either connection. */
    UUID student(String sisId) {
        return Objects.requireNonNull(students().get(sisId), sisId);
    }

    /** The Passport ID that a connection's record has. */
    UUID passport(String connection, EntityType entity, String sisId) {
        return lakeside.sql()
                .sql("""
                        select s.passport_id from source_record s join connection c on c.id = s.connection_id
                        where c.name = :connection and s.entity = :entity and s.sis_id = :sisId and s.live""")
                .param("connection", connection)
                .param("entity", entity.code())
                .param("sisId", sisId)
                .query(UUID.class)
                .single();
    }

    String document(EntityType entity, UUID id) {
        return lakeside.sql()
                .sql(
                        "select document::text from passport_record where entity = :entity and id = :id and deleted_at is null")
                .param("entity", entity.code())
                .param("id", id)
                .query(String.class)
                .single();
    }

    void assertCommitted(Run run) {
        assertThat(run.state())
                .as("%s %s", run.message(), lakeside.holds(run))
                .isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
    }

    private static Definitions shared(Definitions definition) {
        return definition.advanced("multipleSources: true\n  compareByUniqueness: true");
    }

    @Override
    public void close() {
        lakeside.close();
        annex.close();
    }
}
