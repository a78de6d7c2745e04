package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Holds;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** School days of a simulated district, through the whole job on a real database. */
class RosterSyncTest {

    private final District district = District.of(DistrictSettings.of(7, 300));
    private final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district));
    private final TestDatabase database = TestDatabase.fresh();
    private House house;

    @BeforeEach
    void enter(@TempDir Path folder) {
        house = House.on(database, folder);
        house.apply(Definitions.lakeside(skyward).with("pageSize", "200").text());
    }

    @AfterEach
    void leave() {
        house.close();
        database.close();
        skyward.close();
    }

    @Test
    void a_first_sync_brings_every_record_into_the_hub() {
        Run run = ended(launch());

        assertThat(run.message()).isNull();
        assertThat(run.state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        assertThat(live())
                .containsEntry("student", district.count(Resource.DEMOGRAPHICS))
                .containsEntry("class", district.count(Resource.CLASSES))
                .containsEntry("course", district.count(Resource.COURSES))
                .containsEntry("calendar", district.count(Resource.ACADEMIC_SESSIONS))
                .containsEntry("school", district.count(Resource.ORGS));
        int outsideTheirDates = house.sql()
                .sql("select count(*) from source_record where entity = 8 and not live and last_cause = 'DATE'")
                .query(Integer.class)
                .single();
        assertThat(outsideTheirDates).isPositive();
        assertThat(live().getOrDefault("enrollment", 0) + outsideTheirDates)
                .isEqualTo(district.count(Resource.ENROLLMENTS));
    }

    @Test
    void a_record_on_two_overlapping_pages_is_counted_once() {
        ended(launch());

        Map<String, Integer> read = new TreeMap<>();
        house.sql()
                .sql("select entity, read from run_count where school = ''")
                .query((row, _) -> read.put(
                        org.passportsync.roster.EntityType.byCode(row.getInt("entity"))
                                .key(),
                        row.getInt("read")))
                .list();
        assertThat(read)
                .containsEntry("student", district.count(Resource.DEMOGRAPHICS))
                .containsEntry("school", district.count(Resource.ORGS))
                .containsEntry("enrollment", district.count(Resource.ENROLLMENTS));
    }

    @Test
    void an_unchanged_sync_writes_no_hub_row_and_no_issue_row() {
        launch();
        List<String> before = written();

        Run run = ended(launch());

        assertThat(run.state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void an_ordinary_day_is_committed_and_leaves_the_hub_as_a_first_sync_would(@TempDir Path elsewhere) {
        launch();
        skyward.day(1);

        Run run = ended(launch());

        assertThat(run.state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        assertThat(documents(database)).isEqualTo(documentsOfAFirstSync(elsewhere));
    }

    @Test
    void a_half_broken_upload_is_held_and_an_approval_commits_exactly_what_was_shown() {
        launch();
        skyward.showBadDay();

        Run parked = ended(launch());

        assertThat(parked.state()).isEqualTo(RunState.PARKED);
        assertThat(new Holds(house.place.database()).of(parked.id()))
                .extracting(Hold::reason)
                .contains(HoldReason.LIMIT);
        assertThat(live()).containsEntry("student", district.count(Resource.DEMOGRAPHICS));

        long deletes = changes(parked, "DELETE");
        Run approved = ended(house.syncs.approve(
                parked.id(),
                String.valueOf(parked.digest()),
                "checked with the school",
                House.OPERATOR,
                RunWatcher.NONE));

        assertThat(approved.state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        assertThat(changes(approved, "DELETE")).isEqualTo(deletes).isPositive();
        assertThat(live()).containsEntry("student", skyward.district().count(Resource.DEMOGRAPHICS));
    }

    private Launched launch(String... parameters) {
        List<String> all = new java.util.ArrayList<>(List.of(parameters));
        all.add("asOf=" + skyward.district().today());
        return house.launch(all.toArray(String[]::new));
    }

    private static Run ended(Launched launched) {
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        return ((Launched.Ended) launched).run();
    }

    private Map<String, Integer> live() {
        Map<String, Integer> live = new TreeMap<>();
        for (org.passportsync.roster.EntityType entity : org.passportsync.roster.EntityType.values()) {
            live.put(
                    entity.key(),
                    house.sql()
                            .sql("select count(*) from passport_record where entity = :entity and deleted_at is null")
                            .param("entity", entity.code())
                            .query(Integer.class)
                            .single());
        }
        return live;
    }

    private long changes(Run run, String operation) {
        return house.sql()
                .sql("select count(*) from change where run_id = :run and operation = :operation")
                .param("run", run.id())
                .param("operation", operation)
                .query(Long.class)
                .single();
    }

    /** What the last transactions left in the hub's tables: any write of a row changes it. */
    private List<String> written() {
        return house.sql()
                .sql("""
                        select 'record ' || md5(string_agg(id || ':' || version || ':' || xmin, ',' order by id))
                        from passport_record
                        union all
                        select 'baseline ' || md5(string_agg(sis_id || ':' || xmin, ',' order by entity, sis_id))
                        from source_record
                        union all
                        select 'part ' || md5(string_agg(sis_id || part || ':' || xmin, ',' order by entity, sis_id, part))
                        from source_part
                        union all
                        select 'issue ' || count(*) || md5(coalesce(string_agg(xmin::text, ','), '')) from issue
                        union all
                        select 'history ' || count(*) from record_history
                        """)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    static Map<String, String> documents(TestDatabase database) {
        Map<String, String> documents = new TreeMap<>();
        database.client()
                .sql("select entity || '/' || id as key, document::text as document from passport_record"
                        + " where deleted_at is null")
                .query((row, _) -> documents.put(row.getString("key"), row.getString("document")))
                .list();
        return documents;
    }

    private Map<String, String> documentsOfAFirstSync(Path folder) {
        try (TestDatabase other = TestDatabase.fresh();
                House another = House.on(other, folder)) {
            another.apply(Definitions.lakeside(skyward).with("pageSize", "200").text());
            ended(another.launch("asOf=" + skyward.district().today()));
            return documents(other);
        }
    }
}
