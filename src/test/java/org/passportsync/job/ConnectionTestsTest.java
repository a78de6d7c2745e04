package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.ConnectionTests.Tested;
import org.passportsync.run.Connections.State;
import org.passportsync.simulator.AccessRecord;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.passportsync.sis.Application;
import org.passportsync.sis.ConnectionReport.ResourceReport;

/** The test of a stored connection against a simulated Skyward. */
class ConnectionTestsTest {

    private final SmallDistrict district =
            new SmallDistrict().school("101", "Lincoln", "").people("101", 1, 3);
    private final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district.rows()));
    private final TestDatabase database = TestDatabase.fresh();
    private House house;

    @BeforeEach
    void enter(@TempDir Path folder) {
        house = House.on(database, folder, () -> Instant.parse("2026-09-15T07:30:00Z"));
    }

    @AfterEach
    void leave() {
        house.close();
        database.close();
        skyward.close();
    }

    @Test
    void a_good_connection_is_ready_and_tells_version_path_scopes_and_counts() throws Exception {
        house.apply(definition());

        Tested.Answered answered = answered();

        assertThat(answered.ready()).isTrue();
        assertThat(answered.remarks()).isEmpty();
        assertThat(answered.report().facts())
                .anyMatch(fact -> fact.startsWith("A token was handed out by " + skyward.tokenUrl()
                        + ", for the scopes https://purl.imsglobal.org/"))
                .contains("OneRoster 1.2 answers at " + skyward.url() + "/ims/oneroster/rostering/v1p2.");
        assertThat(answered.report().resources())
                .extracting(ResourceReport::reachable)
                .containsOnly(true);
        assertThat(answered.report().resources())
                .filteredOn(one -> one.resource().equals("users"))
                .extracting(ResourceReport::count)
                .containsExactly(6L);
    }

    @Test
    void emergency_contacts_without_a_mapped_flag_are_told() throws Exception {
        house.apply(definition().replace("  bulkUpload: true", "  bulkUpload: true\n  emergencyContacts: true"));

        assertThat(answered().report().facts()).anyMatch(fact -> fact.startsWith("Sync emergency contacts is on"));
    }

    @Test
    void what_follows_oneroster_carries_no_emergency_flag_and_whatever_else_there_is_does() {
        assertThat(Application.all())
                .filteredOn(one -> !one.carriesEmergencyFlag())
                .extracting(Application::name)
                .containsExactlyInAnyOrder("skyward-oneroster", "csv");
    }

    @Test
    void a_test_changes_nothing_but_finds_that_the_secret_is_there() throws Exception {
        house.apply(definition());
        house.sql().sql("update connection set state = 'WAITING_FOR_SECRET'").update();

        answered();

        assertThat(house.connections.find("lakeside").orElseThrow().state()).isEqualTo(State.ACTIVE);
        assertThat(house.sql()
                        .sql("select count(*) from run")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void an_access_record_that_is_over_is_told_though_everything_answers() throws Exception {
        house.apply(definition().replace("  pageSize:", "  accessRecord: { expires: 2026-09-14 }\n  pageSize:"));

        Tested.Answered answered = answered();

        assertThat(answered.report().passed()).isTrue();
        assertThat(answered.ready()).isFalse();
        assertThat(answered.remarks())
                .singleElement()
                .asString()
                .contains("no sync can start", "expired on 2026-09-14", "correct it in Qmlativ");
    }

    @Test
    void an_access_record_that_ends_tomorrow_is_told_and_does_not_fail_the_test() throws Exception {
        house.apply(definition().replace("  pageSize:", "  accessRecord: { expires: 2026-09-16 }\n  pageSize:"));

        Tested.Answered answered = answered();

        assertThat(answered.ready()).isTrue();
        assertThat(answered.remarks()).singleElement().asString().startsWith("LAST CALL: after 2026-09-16");
    }

    @Test
    void that_rosters_can_not_be_written_back_is_said_in_plain_words() throws Exception {
        house.apply(definition());

        assertThat(answered().report().facts()).last().asString().contains("read-only", "TWO_WAY", "Qmlativ's own API");
    }

    @Test
    void a_wrong_secret_and_one_that_is_not_there_are_told() throws Exception {
        house.apply(definition());
        skyward.grant(AccessRecord.of(skyward.clientId(), "another-secret"));

        Tested.Answered answered = answered();
        assertThat(answered.ready()).isFalse();
        assertThat(answered.report().problem())
                .contains("No token for client id lakeside", "answers 401", "Check the client id and secret")
                .doesNotContain(skyward.clientSecret());

        house.apply(definition().replace("SKYWARD_SECRET", "NOT_SET"));
        assertThat(house.tests.test("lakeside"))
                .isInstanceOfSatisfying(
                        Tested.Wrong.class, wrong -> assertThat(wrong.reason()).contains("NOT_SET", "is not set"));
    }

    @Test
    void a_refused_resource_and_one_without_rows_are_told_each_by_itself() throws Exception {
        house.apply(definition());
        skyward.faults("forbidden=demographics");

        Tested.Answered answered = answered();

        assertThat(answered.ready()).isFalse();
        assertThat(answered.report().resources())
                .filteredOn(one -> one.resource().equals("demographics"))
                .singleElement()
                .satisfies(one -> assertThat(one.problem()).contains("answers 403", "Grant this resource"));
        assertThat(answered.report().resources())
                .filteredOn(one -> one.resource().equals("academicSessions"))
                .singleElement()
                .satisfies(one -> assertThat(one.problem()).contains("shows no row", "which schools and data"));
    }

    private String definition() {
        return Definitions.lakeside(skyward).text();
    }

    private Tested.Answered answered() throws InterruptedException {
        Tested tested = house.tests.test("lakeside");
        assertThat(tested).isInstanceOf(Tested.Answered.class);
        return (Tested.Answered) tested;
    }
}
