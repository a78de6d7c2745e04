package org.passportsync.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.ConnectionTests.Tested;
import org.passportsync.job.House;
import org.passportsync.job.Launched;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** A district's days by a set of files that nobody on this project wrote, through the whole job on a real database. */
class CsvSyncTest {

    private static final Path SAMPLE = Path.of("src/test/resources/samples/oneroster-1.1-bulk-district-small.zip");
    private static final String DEFINITION = """
            version: 1
            district: { id: lakeside, name: Lakeside School District, timeZone: America/Chicago }
            connection: lakeside
            application: csv
            delivery: { csv: { folder: incoming/lakeside }, pageSize: 100 }
            terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
            schools: { autoMap: true }
            """;
    private static final String[] ON_A_SCHOOL_DAY = {"new=true", "asOf=2026-11-24"};

    private final TestDatabase database = TestDatabase.fresh();
    private final SetOfFiles sample = SetOfFiles.in(SAMPLE);
    private House house;
    private Path zip;

    @BeforeEach
    void enter(@TempDir Path folder) throws IOException {
        zip = folder.resolve("incoming/lakeside/nightly.zip");
        Files.createDirectories(zip.getParent());
        Files.copy(SAMPLE, zip);
        house = House.on(database, folder);
        house.apply(DEFINITION);
    }

    @AfterEach
    void leave() {
        house.close();
        database.close();
    }

    @Test
    void a_connection_of_files_waits_for_no_secret() {
        assertThat(house.connections().find("lakeside").orElseThrow().state()).isEqualTo(Connections.State.ACTIVE);
        assertThat(house.life().remarks("lakeside")).isEmpty();
    }

    @Test
    void the_first_sync_commits_every_list() {
        Run run = committed();

        assertThat(live())
                .containsEntry("school", 4L)
                .containsEntry("calendar", 2L)
                .containsEntry("class", 119L);
        assertThat(live().get("student") + live().get("staff"))
                .isEqualTo(sample.rows("users").size() - 1);
        assertThat(live())
                .containsEntry("enrollment", sample.rows("enrollments").size() - 1L);
        assertThat(issues(run)).isEmpty();
        assertThat(document(firstStudent()))
                .contains("\"birthDate\": \"2021-04-09\"", "\"grade\": \"KG\"", "\"race\": [\"asian\"]");
    }

    @Test
    void the_second_sync_finds_nothing_to_do_though_every_row_is_stamped_anew() {
        committed();
        for (String list :
                List.of("orgs", "academicSessions", "courses", "classes", "users", "enrollments", "demographics")) {
            sample.replace(list, "2026-11-23T13:05:27.904Z", "2026-11-24T02:00:00.000Z");
        }
        sample.zippedAs(zip);

        assertThat(changes(committed())).isEmpty();
    }

    @Test
    void whoever_is_gone_is_deleted_with_what_was_theirs_and_nobody_else() {
        committed();
        String student = firstStudent();
        sample.without("users", student).without("demographics", student).withoutAll("enrollments", student);
        sample.zippedAs(zip);

        Run run = committed();

        assertThat(changes(run))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change).startsWith("DELETE"));
        assertThat(changes(run)).contains("DELETE student " + student + " SOURCE");
        assertThat(changes(run))
                .filteredOn(change -> change.startsWith("DELETE student"))
                .hasSize(1);
        assertThat(changes(run))
                .filteredOn(change -> change.startsWith("DELETE staff"))
                .isEmpty();
        assertThat(proofs(run)).containsOnly("CONFIRM");
    }

    @Test
    void a_zip_that_was_cut_short_ends_the_run_and_leaves_the_hub_as_it_was() throws IOException {
        committed();
        byte[] whole = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(whole, whole.length / 2));

        Run run = run();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.message()).contains("nightly.zip is no whole zip", "Wait until it is complete");
        assertThat(live()).containsEntry("class", 119L);
    }

    @Test
    void a_zip_whose_bytes_were_damaged_ends_the_run() throws IOException {
        committed();
        byte[] damaged = Files.readAllBytes(zip);
        for (int at = damaged.length / 2; at < damaged.length / 2 + 40; at++) {
            damaged[at] ^= 0x55;
        }
        Files.write(zip, damaged);

        Run run = run();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.message()).contains("in nightly.zip", "damaged");
        assertThat(live()).containsEntry("class", 119L);
    }

    @Test
    void the_password_column_is_nowhere_in_the_database() {
        List<String> rows = sample.rows("users");
        rows.replaceAll(row -> row.startsWith("sourcedId") ? row : row + "hunter2-planted");
        sample.zippedAs(zip);
        Run run = committed();

        assertThat(house.sql()
                        .sql("select count(*) from passport_record where document::text like '%hunter2%'")
                        .query(Long.class)
                        .single())
                .isZero();
        house.launch("replay=" + run.id());
        assertThat(house.sql()
                        .sql("select count(*) from change where coalesce(after::text, '') like '%hunter2%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_replay_reads_the_same_from_the_journal() {
        Run first = committed();

        Launched replayed = house.launch("replay=" + first.id(), "asOf=2026-11-24");

        assertThat(replayed).isInstanceOfSatisfying(Launched.Ended.class, ended -> {
            assertThat(ended.run().state()).as("%s", ended.run().message()).isEqualTo(RunState.PARKED);
            assertThat(changes(ended.run())).isEmpty();
        });
    }

    @Test
    void the_connection_test_counts_every_list() throws InterruptedException {
        assertThat(house.tests().test("lakeside")).isInstanceOfSatisfying(Tested.Answered.class, answered -> {
            assertThat(answered.ready()).isTrue();
            assertThat(answered.report().facts()).contains("OneRoster 1.1 is read from nightly.zip.");
            assertThat(answered.report().resources())
                    .extracting(one -> one.resource() + " " + one.count())
                    .contains("orgs 4", "classes 119");
        });
    }

    private String firstStudent() {
        return sample.rows("demographics").get(1).split(",", 2)[0];
    }

    private Run run() {
        Launched launched = house.launch(ON_A_SCHOOL_DAY);
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        return ((Launched.Ended) launched).run();
    }

    private Run committed() {
        Run run = run();
        assertThat(run.state()).as("%s", run.message()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        return run;
    }

    private Map<String, Long> live() {
        return house
                .sql()
                .sql("select entity, count(*) as live from passport_record where deleted_at is null group by entity")
                .query((row, _) ->
                        Map.entry(EntityType.byCode(row.getInt("entity")).key(), row.getLong("live")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private String document(String student) {
        return house.sql()
                .sql("select document::text from passport_record where entity = 5 and sis_id = :sisId")
                .param("sisId", student)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private List<String> issues(Run run) {
        return house.sql()
                .sql("select entity || ' ' || rule || ' ' || message from issue where opened_run = :run")
                .param("run", run.id())
                .query(String.class)
                .list();
    }

    private List<String> changes(Run run) {
        return house.sql()
                .sql("select * from change where run_id = :run order by entity, sis_id, operation")
                .param("run", run.id())
                .query((row, _) -> row.getString("operation") + " "
                        + EntityType.byCode(row.getInt("entity")).key() + " " + row.getString("sis_id") + " "
                        + row.getString("cause"))
                .list();
    }

    private List<String> proofs(Run run) {
        return house.sql()
                .sql("select proof from slice where run_id = :run")
                .param("run", run.id())
                .query(String.class)
                .list();
    }
}
