package org.passportsync.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.job.ConnectionTests.Tested;
import org.passportsync.job.Launched;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** A district's days by a set of files that nobody on this project wrote, through the whole job on a real database. */
class CsvSyncTest {

    private static final Path SAMPLE = Path.of("src/test/resources/samples/oneroster-1.1-bulk-district-small.zip");
    private final SetOfFiles sample = SetOfFiles.in(SAMPLE);
    private CsvHouse town;
    private Path zip;

    @BeforeEach
    void enter(@TempDir Path folder) throws IOException {
        town = new CsvHouse(folder, 100);
        zip = town.folder().resolve("nightly.zip");
        Files.createDirectories(zip.getParent());
        Files.copy(SAMPLE, zip);
    }

    @AfterEach
    void leave() {
        town.close();
    }

    @Test
    void a_connection_of_files_waits_for_no_secret() {
        assertThat(town.house().connections().find("lakeside").orElseThrow().state())
                .isEqualTo(Connections.State.ACTIVE);
        assertThat(town.house().life().remarks("lakeside")).isEmpty();
    }

    @Test
    void the_first_sync_commits_every_list() {
        Run run = town.committed();

        assertThat(town.live())
                .containsEntry("school", 4L)
                .containsEntry("calendar", 2L)
                .containsEntry("class", 119L);
        assertThat(town.live().getOrDefault("student", 0L) + town.live().getOrDefault("staff", 0L))
                .isEqualTo(sample.rows("users").size() - 1L);
        assertThat(town.live())
                .containsEntry("enrollment", sample.rows("enrollments").size() - 1L);
        assertThat(town.issues(run)).isEmpty();
        assertThat(town.document(firstStudent()))
                .contains("\"birthDate\": \"2021-04-09\"", "\"grade\": \"KG\"", "\"race\": [\"asian\"]");
    }

    @Test
    void the_second_sync_finds_nothing_to_do_though_every_row_is_stamped_anew() {
        town.committed();
        for (String list :
                List.of("orgs", "academicSessions", "courses", "classes", "users", "enrollments", "demographics")) {
            sample.replace(list, "2026-11-23T13:05:27.904Z", "2026-11-24T02:00:00.000Z");
        }
        sample.zippedAs(zip);

        assertThat(town.changes(town.committed())).isEmpty();
    }

    @Test
    void whoever_is_gone_is_deleted_with_what_was_theirs_and_nobody_else() {
        town.committed();
        String student = firstStudent();
        sample.without("users", student).without("demographics", student).withoutAll("enrollments", student);
        sample.zippedAs(zip);

        Run run = town.committed();

        assertThat(town.changes(run))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change).startsWith("DELETE"));
        assertThat(town.changes(run)).contains("DELETE student " + student + " SOURCE");
        assertThat(town.changes(run))
                .filteredOn(change -> change.startsWith("DELETE student"))
                .hasSize(1);
        assertThat(town.changes(run))
                .filteredOn(change -> change.startsWith("DELETE staff"))
                .isEmpty();
        assertThat(town.proofs(run).values()).containsOnly("DONE CONFIRM");
    }

    @Test
    void a_zip_that_was_cut_short_ends_the_run_and_leaves_the_hub_as_it_was() throws IOException {
        town.committed();
        byte[] whole = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(whole, whole.length / 2));

        Run run = town.run("new=true");

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.message()).contains("nightly.zip is no whole zip", "Wait until it is complete");
        assertThat(town.live()).containsEntry("class", 119L);
    }

    @Test
    void a_zip_whose_bytes_were_damaged_ends_the_run() throws IOException {
        town.committed();
        byte[] damaged = Files.readAllBytes(zip);
        for (int at = damaged.length / 2; at < damaged.length / 2 + 40; at++) {
            damaged[at] ^= 0x55;
        }
        Files.write(zip, damaged);

        Run run = town.run("new=true");

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.message()).contains("in nightly.zip", "damaged");
        assertThat(town.live()).containsEntry("class", 119L);
    }

    @Test
    void the_password_column_is_nowhere_in_the_database() {
        List<String> rows = sample.rows("users");
        rows.replaceAll(row -> row.startsWith("sourcedId") ? row : row + "hunter2-planted");
        sample.zippedAs(zip);
        Run run = town.committed();

        assertThat(town.house()
                        .sql()
                        .sql("select count(*) from passport_record where document::text like '%hunter2%'")
                        .query(Long.class)
                        .single())
                .isZero();
        town.house().launch("replay=" + run.id());
        assertThat(town.house()
                        .sql()
                        .sql("select count(*) from change where coalesce(after::text, '') like '%hunter2%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_replay_reads_the_same_from_the_journal() {
        Run first = town.committed();

        Launched replayed = town.house().launch("replay=" + first.id(), "asOf=2026-11-24");

        assertThat(replayed).isInstanceOfSatisfying(Launched.Ended.class, ended -> {
            assertThat(ended.run().state()).as("%s", ended.run().message()).isEqualTo(RunState.PARKED);
            assertThat(town.changes(ended.run())).isEmpty();
        });
    }

    @Test
    void the_connection_test_counts_every_list() throws InterruptedException {
        assertThat(town.house().tests().test("lakeside")).isInstanceOfSatisfying(Tested.Answered.class, answered -> {
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
}
