package org.passportsync.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.passportsync.oneroster.OddServer.Sent;
import org.passportsync.simulator.HandMadeDistrict;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.passportsync.sis.ConnectionReport;
import org.passportsync.sis.ConnectionReport.ResourceReport;

class ConnectionTrialTest {

    private final HandMadeDistrict district = new HandMadeDistrict();
    private final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district));
    private final SourceUnderTest under = SourceUnderTest.at(skyward.url());

    @AfterEach
    void close() {
        under.close();
        skyward.close();
    }

    @Test
    void a_good_connection_tells_path_shape_and_counts() throws Exception {
        for (Resource resource : Resource.values()) {
            district.put(resource, "{\"sourcedId\":\"x-1\",\"roles\":[]}").put(resource, "{\"sourcedId\":\"x-2\"}");
        }

        ConnectionReport report = under.source().test();

        assertThat(report.passed()).isTrue();
        assertThat(report.problem()).isNull();
        assertThat(report.facts())
                .containsExactly(
                        "A token was handed out by " + skyward.url() + "/oauth/token, for the scopes "
                                + "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly, "
                                + "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly.",
                        "OneRoster 1.2 answers at " + skyward.url() + "/ims/oneroster/rostering/v1p2.",
                        "Users have the shape of OneRoster 1.2 (roles).",
                        "It accepts a sort by sourcedId.",
                        "It tells how many rows there are (X-Total-Count).",
                        "Rosters are read-only here: no student, staff, class or enrollment can be written back, so"
                                + " TWO_WAY has nothing to send. Only Qmlativ's own API takes roster changes.");
        assertThat(report.resources())
                .extracting(ResourceReport::resource)
                .containsExactly(
                        "orgs", "academicSessions", "courses", "classes", "users", "enrollments", "demographics");
        assertThat(report.resources())
                .allSatisfy(one -> assertThat(one)
                        .isEqualTo(new ResourceReport(one.resource(), true, 2L, Duration.ofMillis(3), null)));
    }

    @Test
    void one_forbidden_resource_is_told_and_the_others_are_tried_all_the_same() throws Exception {
        district.put(Resource.USERS, "{\"sourcedId\":\"u-1\",\"role\":\"student\",\"orgs\":[]}");
        skyward.faults("forbidden=demographics", "no-totals");

        ConnectionReport report = under.source().test();

        assertThat(report.passed()).isFalse();
        assertThat(report.problem()).isNull();
        assertThat(report.resources()).hasSize(7);
        assertThat(report.resources().getLast().reachable()).isFalse();
        assertThat(report.resources().getLast().problem()).contains("answers 403");
        assertThat(report.resources().get(4).problem()).isNull();
        assertThat(report.facts())
                .contains("Users have the shape of OneRoster 1.1 (role and orgs).")
                .contains("It doesn't tell how many rows there are, so pages are read until one is empty.");
    }

    @Test
    void what_nobody_wants_is_not_tried() throws Exception {
        skyward.faults("forbidden=demographics");

        ConnectionReport report = under.without("demographics").source().test();

        assertThat(report.passed()).isTrue();
        assertThat(report.resources()).hasSize(6);
        assertThat(report.facts()).contains("demographics is not asked for, because nothing of it is mapped.");
    }

    @Test
    void a_resource_without_rows_is_reachable_and_gives_cause_to_look() throws Exception {
        ResourceReport orgs = under.source().test().resources().getFirst();

        assertThat(orgs.reachable()).isTrue();
        assertThat(orgs.count()).isZero();
        assertThat(orgs.problem()).contains("shows no row");
    }

    @Test
    void a_wrong_secret_is_the_problem_of_all() throws Exception {
        ConnectionReport report = under.secret("not-the-secret").source().test();

        assertThat(report.passed()).isFalse();
        assertThat(report.problem()).contains("No token for client id lakeside").doesNotContain("not-the-secret");
        assertThat(report.resources()).isEmpty();
    }

    @Test
    void a_refused_sort_is_told() throws Exception {
        try (OddServer server = OddServer.thatLetsIn()
                        .on(
                                OddServer.BASE + "/orgs",
                                got -> got.query().contains("sort=")
                                        ? Sent.json(400, "{\"message\":\"no sort\"}")
                                        : Sent.json(200, "{\"orgs\":[{\"sourcedId\":\"o-1\"}]}"));
                SourceUnderTest odd = SourceUnderTest.at(server.url())) {
            ConnectionReport report = odd.source().test();

            assertThat(report.facts()).contains("It refuses to sort by sourcedId.");
            assertThat(report.resources().get(0).problem()).isNull();
            assertThat(report.resources().get(1).problem()).contains("answers 404");
        }
    }

    @Test
    void what_cannot_be_reached_is_told_and_not_thrown() throws Exception {
        try (SourceUnderTest nobody = SourceUnderTest.at("https://skyward.invalid")) {
            assertThat(nobody.source().test().problem()).contains("the host's name is not known");
        }
    }
}
