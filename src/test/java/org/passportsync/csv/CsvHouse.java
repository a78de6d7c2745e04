package org.passportsync.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.passportsync.connection.Launch;
import org.passportsync.connection.LaunchReader;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.House;
import org.passportsync.job.Launched;
import org.passportsync.job.RunWatcher;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** A house on a database of its own with one connection, {@code lakeside}, that reads files. */
final class CsvHouse implements AutoCloseable {

    private static final String DEFINITION = """
            version: 1
            district: { id: lakeside, name: Lakeside School District, timeZone: America/Chicago }
            connection: lakeside
            application: csv
            delivery: { csv: { folder: incoming/lakeside }, pageSize: PAGE }
            terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
            schools: { autoMap: true }
            """;

    private final TestDatabase database = TestDatabase.fresh();
    private final House house;
    private final Path folder;

    CsvHouse(Path around, int pageSize) {
        folder = around.resolve("incoming/lakeside");
        house = House.on(database, around);
        house.apply(DEFINITION.replace("PAGE", String.valueOf(pageSize)));
    }

    House house() {
        return house;
    }

    /** Where the files arrive. */
    Path folder() {
        return folder;
    }

    Run run(String... parameters) {
        return run(RunWatcher.NONE, parameters);
    }

    /** Launches on a school day. */
    Run run(RunWatcher watcher, String... parameters) {
        List<String> all = new ArrayList<>(List.of("connection=lakeside", "asOf=2026-11-24"));
        all.addAll(List.of(parameters));
        Launch.Asked asked = (Launch.Asked) LaunchReader.read(all);
        Launched launched = house.syncs().launch(asked.parameters(), House.OPERATOR, watcher);
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        return ((Launched.Ended) launched).run();
    }

    Run committed() {
        Run run = run("new=true");
        assertThat(run.state()).as("%s", run.message()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        return run;
    }

    /** How many live records there are of each kind. */
    Map<String, Long> live() {
        Map<String, Long> live = new TreeMap<>();
        house.sql()
                .sql("select entity, count(*) as live from passport_record where deleted_at is null group by entity")
                .query((row, _) ->
                        live.put(EntityType.byCode(row.getInt("entity")).key(), row.getLong("live")))
                .list();
        return live;
    }

    String document(String student) {
        return house.sql()
                .sql("select document::text as document from passport_record where entity = 5 and sis_id = :sisId")
                .param("sisId", student)
                .query((row, _) -> row.getString("document"))
                .single();
    }

    List<String> issues(Run run) {
        return house.sql()
                .sql("select rule || ' ' || message as issue from issue where opened_run = :run")
                .param("run", run.id())
                .query((row, _) -> row.getString("issue"))
                .list();
    }

    List<String> changes(Run run) {
        return house.sql()
                .sql("select * from change where run_id = :run order by entity, sis_id, operation")
                .param("run", run.id())
                .query((row, _) -> row.getString("operation") + " "
                        + EntityType.byCode(row.getInt("entity")).key() + " " + row.getString("sis_id") + " "
                        + row.getString("cause"))
                .list();
    }

    /** What the reading of each list rests on. */
    Map<String, String> proofs(Run run) {
        Map<String, String> proofs = new TreeMap<>();
        house.sql()
                .sql("select name, state || ' ' || proof as proof from slice where run_id = :run")
                .param("run", run.id())
                .query((row, _) -> proofs.put(row.getString("name"), row.getString("proof")))
                .list();
        return proofs;
    }

    @Override
    public void close() {
        house.close();
        database.close();
    }
}
