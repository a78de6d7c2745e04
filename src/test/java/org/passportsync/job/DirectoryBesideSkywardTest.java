package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Holds;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.AccessRecord;
import org.passportsync.simulator.DirectoryExport;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** The demo district with its directory of accounts as a second source, by the files of {@code jobs/}. */
class DirectoryBesideSkywardTest {

    private final SimulatedSkyward skyward =
            SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(1, 200)))
                    .with(AccessRecord.of("lakeside", "simulated-secret")));
    private final TestDatabase database = TestDatabase.fresh();
    private Path incoming;
    private House house;

    @BeforeEach
    void enter(@TempDir Path folder) {
        house = House.on(database, folder);
        incoming = folder.resolve("incoming/lakeside-directory");
        house.apply(job("lakeside-oneroster")
                .replaceFirst("serviceUrl: .*", "serviceUrl: " + skyward.url())
                .replaceFirst("clientSecret: .*", "clientSecret: \\${env:SKYWARD_SECRET}"));
        assertThat(sync("lakeside-oneroster").state()).isEqualTo(RunState.COMMITTED);
        house.apply(job("lakeside-directory"));
    }

    @AfterEach
    void leave() {
        house.close();
        database.close();
        skyward.close();
    }

    @Test
    void nobody_is_there_twice_and_the_directorys_addresses_count_once_somebody_has_approved() {
        List<String> before = people();
        new DirectoryExport(skyward.district()).into(incoming);

        Run first = sync("lakeside-directory");

        assertThat(first.state()).isEqualTo(RunState.PARKED);
        assertThat(new Holds(house.place.database()).of(first.id()))
                .extracting(Hold::reason)
                .containsExactly(HoldReason.FIRST_RUN);
        assertThat(changed(first))
                .allMatch(change -> change.matches("UPDATE (student|staff) MERGE .*")
                        // What the directory calls some of the staff is another role: one more edge, of the
                        // directory's.
                        || change.matches("CREATE schoolEnrollment SOURCE .*[|]staff[|].*"));
        Run approved = Lakeside.ended(
                house.syncs.approve(first.id(), String.valueOf(first.digest()), null, House.OPERATOR, RunWatcher.NONE));

        assertThat(approved.state()).as(approved.message()).isEqualTo(RunState.COMMITTED);
        assertThat(people()).isEqualTo(before);
        assertThat(
                        count(
                                "select count(*) from source_record d join passport_record p on p.entity = d.entity and p.id = d.passport_id"
                                        + " join connection c on c.id = d.connection_id and c.name = 'lakeside-directory'"
                                        + " where d.entity in (5, 6) and d.live and d.document ->> 'email' <> p.document ->> 'email'"))
                .isZero();
        assertThat(count("select count(*) from passport_record"
                        + " where entity in (5, 6) and document ->> 'email' like '%@mail.lakeside.example'"))
                .isPositive();
        assertThat(count("select count(*) from issue where closed_run is null")).isZero();
    }

    @Test
    void the_next_days_of_both_commit_whoever_comes_first() {
        new DirectoryExport(skyward.district()).into(incoming);
        Run first = sync("lakeside-directory");
        house.syncs.approve(first.id(), String.valueOf(first.digest()), null, House.OPERATOR, RunWatcher.NONE);
        assertThat(changed(sync("lakeside-oneroster"))).isEmpty();

        skyward.day(1);
        new DirectoryExport(skyward.district()).into(incoming);
        // What Skyward says anew the directory doesn't yet: that is an issue, until it does.
        assertThat(sync("lakeside-oneroster").state()).isEqualTo(RunState.COMMITTED_WITH_ISSUES);
        assertThat(sync("lakeside-directory").state()).isEqualTo(RunState.COMMITTED);

        assertThat(count("select count(*) from (select document ->> 'studentNumber' from passport_record"
                        + " where entity = 5 and deleted_at is null group by 1 having count(*) > 1) twice"))
                .isZero();
        assertThat(changed(sync("lakeside-directory"))).isEmpty();
        assertThat(changed(sync("lakeside-oneroster"))).isEmpty();
        assertThat(count("select count(*) from issue where closed_run is null")).isZero();
    }

    private Run sync(String connection) {
        return Lakeside.ended(house.syncs.launch(
                new LaunchParameters(
                        connection,
                        false,
                        null,
                        false,
                        Set.of(),
                        skyward.district().today(),
                        null,
                        false,
                        true,
                        null,
                        false),
                House.OPERATOR,
                RunWatcher.NONE));
    }

    private List<String> people() {
        return database.client()
                .sql(
                        "select entity || ' ' || sis_id from passport_record where entity in (5, 6) and deleted_at is null order by 1")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> changed(Run run) {
        return database.client()
                .sql(
                        "select concat_ws(' ', operation, e.key, cause, sis_id) from change c join entity_name e on e.code = c.entity"
                                + " where run_id = :run order by 1")
                .param("run", run.id())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private long count(String sql) {
        return database.client().sql(sql).query(Long.class).single();
    }

    private static String job(String name) {
        try {
            return Files.readString(Path.of("jobs", name + ".yaml"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
