package org.passportsync.acorn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.ConnectionTests.Tested;
import org.passportsync.job.House;
import org.passportsync.job.Launched;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** A district's days with an SIS that this program has never heard of, through the whole job on a real database. */
class AcornSyncTest {

    private static final String DEFINITION = """
            version: 1
            district: { id: lakeside, name: Lakeside School District, timeZone: America/Chicago }
            connection: lakeside
            application: acorn
            syncMode: IMPORT
            delivery:
              serviceUrl: "%s"
              clientId: lakeside
              clientSecret: "${env:SKYWARD_SECRET}"
              pageSize: 8
            terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
            schools:
              autoMap: true
            """;

    private final ClassLoader usual = Thread.currentThread().getContextClassLoader();
    private final URLClassLoader gallery = galleryWithAcorn(usual);
    private final AcornServer acorn = new AcornServer();
    private final TestDatabase database = TestDatabase.fresh();
    private House house;

    @BeforeEach
    void enter(@TempDir Path folder) {
        Thread.currentThread().setContextClassLoader(gallery);
        acorn.with("campuses", "north", "\"name\":\"North\",\"code\":\"101\"")
                .with("groups", "G-1", "\"title\":\"Reading\",\"campus\":\"north\"")
                .with(
                        "teachers",
                        "L-01",
                        "\"first\":\"Tia\",\"last\":\"Teacher\",\"job\":\"teacher\",\"campuses\":[\"north\"]")
                .with(
                        "seats",
                        "S-T-1",
                        "\"teacher\":\"L-01\",\"group\":\"G-1\",\"campus\":\"north\",\"role\":\"teacher\"");
        IntStream.rangeClosed(1, 20).forEach(this::learner);
        house = House.on(database, folder);
        house.apply(DEFINITION.formatted(acorn.url()));
    }

    /** Only here: messages that list the gallery would name Acorn everywhere else. */
    private static URLClassLoader galleryWithAcorn(ClassLoader usual) {
        URL services = Objects.requireNonNull(AcornSyncTest.class.getResource("/acorn/"));
        return new URLClassLoader(new URL[] {services}, usual);
    }

    private void learner(int number) {
        String id = "L-%02d".formatted(number);
        acorn.with("learners", id, "\"first\":\"Lee\",\"last\":\"Learner\",\"year\":\"9\",\"campuses\":[\"north\"]")
                .with(
                        "relatives",
                        "R-" + id,
                        "\"last\":\"Relative\",\"relation\":\"parent\",\"learners\":[\"" + id + "\"]")
                .with(
                        "seats",
                        "S-" + id,
                        "\"learner\":\"" + id + "\",\"group\":\"G-1\",\"campus\":\"north\",\"role\":\"student\"");
    }

    @AfterEach
    void leave() throws IOException {
        house.close();
        database.close();
        acorn.close();
        Thread.currentThread().setContextClassLoader(usual);
        gallery.close();
    }

    @Test
    void the_first_sync_commits_every_list() {
        Run run = committed();

        assertThat(run.state()).isEqualTo(RunState.COMMITTED);
        assertThat(live(EntityType.STUDENT)).hasSize(20).contains("L-01", "L-20");
        assertThat(live(EntityType.STAFF)).containsExactly("L-01");
        assertThat(live(EntityType.CONTACT)).hasSize(20);
        assertThat(live(EntityType.ENROLLMENT)).hasSize(21);
        assertThat(live(EntityType.SCHOOL_ENROLLMENT)).hasSize(21).contains("L-01|student|north", "L-01|staff|north");
        assertThat(document("L-07")).contains("\"familyName\": \"Learner\"", "\"grade\": \"09\"");
    }

    @Test
    void the_second_sync_finds_nothing_to_do() {
        committed();

        assertThat(changes(committed())).isEmpty();
    }

    @Test
    void a_learner_who_is_gone_is_deleted_with_what_was_hers_and_nobody_else_by_the_proof_of_sorted_pages() {
        committed();
        acorn.without("learners", "L-07");

        Run run = committed();

        assertThat(changes(run))
                .containsExactly(
                        "DELETE student L-07 SOURCE",
                        "DELETE schoolEnrollment L-07|student|north SOURCE",
                        "DELETE enrollment S-L-07 PARENT",
                        "DELETE contact R-L-07 PARENT");
        assertThat(proof(run)).isEqualTo("OVERLAP");
        assertThat(acorn.questions()).isEmpty();
    }

    @Test
    void a_list_without_an_order_has_each_missing_learner_asked_for() {
        committed();
        acorn.without("learners", "L-07");
        acorn.fault(AcornServer.Fault.UNSORTED);

        Run run = committed();

        assertThat(live(EntityType.STUDENT)).hasSize(19).doesNotContain("L-07");
        assertThat(proof(run)).isEqualTo("CONFIRM");
        assertThat(acorn.questions()).containsExactly("learners L-07");
    }

    @Test
    void a_list_that_is_cut_short_is_not_proven_and_deletes_nobody() {
        committed();
        acorn.fault(AcornServer.Fault.HALF_OF_THE_LIST);

        Run run = run();

        assertThat(run.state()).isEqualTo(RunState.PARKED);
        assertThat(proof(run)).isEqualTo("BROKEN");
        assertThat(changes(run)).isEmpty();
        assertThat(live(EntityType.STUDENT)).hasSize(20);
    }

    @Test
    void a_page_that_is_cut_short_ends_the_run_and_leaves_the_hub_as_it_was() {
        committed();
        acorn.fault(AcornServer.Fault.HALF_OF_A_PAGE);

        Run run = run();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.message()).contains("learners from row 0: the answer is cut short");
        assertThat(live(EntityType.STUDENT)).hasSize(20);
    }

    @Test
    void a_row_that_cannot_be_read_costs_itself_and_its_learner_stays() {
        committed();
        acorn.with("learners", "L-07", "\"last\":{\"of\":\"another shape\"},\"campuses\":[\"north\"]");

        Run run = committed();

        assertThat(run.state()).isEqualTo(RunState.COMMITTED_WITH_ISSUES);
        assertThat(changes(run)).isEmpty();
        assertThat(document("L-07")).contains("\"familyName\": \"Learner\"");
    }

    @Test
    void a_key_that_is_refused_is_told_with_what_to_do_and_not_shown() {
        acorn.fault(AcornServer.Fault.NO_KEY_IS_GOOD);

        Run run = run();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.message())
                .contains(acorn.url() + "/campuses.json does not take the key", "delivery.clientSecret")
                .doesNotContain(AcornServer.KEY);
    }

    @Test
    void the_connection_test_counts_every_list() throws InterruptedException {
        assertThat(house.tests().test("lakeside")).isInstanceOfSatisfying(Tested.Answered.class, answered -> {
            assertThat(answered.ready()).isTrue();
            assertThat(answered.report().resources())
                    .extracting(one -> one.resource() + " " + one.count())
                    .containsExactly("campuses 1", "groups 1", "learners 20", "teachers 1", "relatives 20", "seats 21");
        });
    }

    private Run run() {
        Launched launched = house.launch("new=true");
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        return ((Launched.Ended) launched).run();
    }

    private Run committed() {
        Run run = run();
        assertThat(run.state()).as("%s", run.message()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        return run;
    }

    private List<String> live(EntityType entity) {
        return house.sql()
                .sql("select sis_id from passport_record where entity = :entity and deleted_at is null")
                .param("entity", entity.code())
                .query((row, _) -> row.getString("sis_id"))
                .list();
    }

    private String document(String learner) {
        return house.sql()
                .sql("select document::text from passport_record where entity = 5 and sis_id = :sisId")
                .param("sisId", learner)
                .query(String.class)
                .single();
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

    /** What the reading of the learners rests on. */
    private String proof(Run run) {
        return house.sql()
                .sql("select proof from slice where run_id = :run and name = 'learners'")
                .param("run", run.id())
                .query(String.class)
                .single();
    }
}
