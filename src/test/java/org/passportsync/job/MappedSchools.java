package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** A small district whose schools are mapped. */
abstract class MappedSchools {

    static final String NO_LIMIT = "holdThreshold: none";

    final SmallDistrict district = new SmallDistrict();
    final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district.rows()));
    final TestDatabase database = TestDatabase.fresh();
    House house;

    @BeforeEach
    void enter(@TempDir Path folder) {
        house = House.on(database, folder);
        district.school("101", "Lincoln Elementary", "4800001").people("101", 1, 6);
        district.school("205", "Washington Middle", "4800002").people("205", 7, 12);
        district.student(12, "101", "205");
    }

    @AfterEach
    void leave() {
        house.close();
        database.close();
        skyward.close();
    }

    String all() {
        return Definitions.lakeside(skyward).advanced(NO_LIMIT).text();
    }

    String merged() {
        return mapping("{ source: \"101\", new: Lincoln Academy }, { source: \"205\", existing: lincoln-academy }");
    }

    String mapping(String entries) {
        return all().replace("autoMap: true", "map: [ " + entries + " ]");
    }

    void apply(String text) {
        house.apply(text);
    }

    Launched launch(String... parameters) {
        return house.launch(Stream.concat(Stream.of("asOf=2026-09-15"), Stream.of(parameters))
                .toArray(String[]::new));
    }

    Run run(String... parameters) {
        Launched launched = launch(parameters);
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        return ((Launched.Ended) launched).run();
    }

    Run committed(String... parameters) {
        Run run = run(parameters);
        if (run.state() == RunState.PARKED) {
            run = approve(run);
        }
        assertThat(run.state())
                .as(String.valueOf(run.message()))
                .isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        return run;
    }

    Run approve(Run parked) {
        Launched launched = house.syncs.approve(
                parked.id(), String.valueOf(parked.digest()), null, House.OPERATOR, RunWatcher.NONE);
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        return ((Launched.Ended) launched).run();
    }

    Map<String, String> schools() {
        Map<String, String> schools = new TreeMap<>();
        house.sql()
                .sql("select slug, name from hub.school")
                .query((row, _) -> schools.put(row.getString("slug"), row.getString("name")))
                .list();
        return schools;
    }

    String idOf(String slug) {
        return house.sql()
                .sql("select passport_id::text from hub.school where slug = :slug")
                .param("slug", slug)
                .query(String.class)
                .single();
    }

    int count(String what) {
        return house.sql()
                .sql("select count(*) from " + what)
                .query(Integer.class)
                .single();
    }

    List<String> causes(String operation) {
        return house.sql()
                .sql("select distinct entity || '/' || cause from change where operation = :operation"
                        + " and run_id = (select max(id) from run) order by 1")
                .param("operation", operation)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    /** Whether another sync finds nothing to do. */
    boolean quiet() {
        Run run = committed();
        return house.sql()
                .sql("select not exists (select from change where run_id = :run)")
                .param("run", run.id())
                .query(Boolean.class)
                .single();
    }
}
