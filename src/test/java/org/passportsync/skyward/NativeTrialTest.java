package org.passportsync.skyward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.passportsync.sis.ConnectionReport;
import org.passportsync.sis.ConnectionReport.ResourceReport;
import org.passportsync.sis.Resource;
import org.passportsync.skyward.FakeSkyward.Sent;

class NativeTrialTest {

    private final FakeSkyward skyward = new FakeSkyward();

    @AfterEach
    void close() {
        skyward.close();
    }

    @Test
    void a_good_connection_tells_the_grant_how_all_is_read_and_that_nothing_is_written() throws Exception {
        everything();
        try (Opened opened = Opened.at(skyward.url()).byOffset("staff", null)) {
            skyward.on("/staff", _ -> Sent.rows("{'NameId':21}").with("X-Total-Count", "12"));
            ConnectionReport report = opened.source().test();

            assertThat(report.passed()).isTrue();
            assertThat(report.problem()).isNull();
            assertThat(report.facts())
                    .startsWith(
                            "A token was handed out by " + skyward.url() + "/token, for the grant client_credentials.")
                    .contains(
                            "schools are read at /v1/schools, page by page by cursor.",
                            "staff are read at /v1/staff, page by page by offset.",
                            "enrollments are read with one request for each student at"
                                    + " /v1/students/{NameId}/enrollments.")
                    .endsWith("Rosters are read-only here: no student, staff, class or enrollment can be written back,"
                            + " since SMS 2.0 takes no roster changes, so TWO_WAY has nothing to send.");
            assertThat(report.resources())
                    .allSatisfy(one -> assertThat(one)
                            .isEqualTo(new ResourceReport(
                                    one.resource(),
                                    true,
                                    one.resource().equals("staff") ? 12L : null,
                                    Duration.ofMillis(3),
                                    null)));
            assertThat(report.resources())
                    .map(ResourceReport::resource)
                    .isEqualTo(new SkywardApplication()
                            .resources().stream().map(Resource::name).toList());
        }
    }

    @Test
    void one_resource_that_is_refused_is_told_and_the_others_are_tried_all_the_same() throws Exception {
        everything();
        skyward.on("/guardians", _ -> Sent.json(403, "{\"Message\":\"Not granted\"}"))
                .rows("/courses");
        try (Opened opened = Opened.at(skyward.url())) {
            ConnectionReport report = opened.source().test();

            assertThat(report.problem()).isNull();
            assertThat(report.passed()).isFalse();
            assertThat(of(report, "guardians").problem()).contains("answers 403", "Grant this resource");
            assertThat(of(report, "courses").reachable()).isTrue();
            assertThat(of(report, "courses").problem()).contains("shows no row");
            assertThat(of(report, "enrollments").problem()).isNull();
        }
    }

    @Test
    void a_oneroster_address_is_recognised_before_anything_is_asked() throws Exception {
        assertThat(problem(skyward.origin() + "/ims/oneroster/v1p1"))
                .contains("is a OneRoster address", "application skyward-oneroster", "https://HOST/api");
        assertThat(skyward.requests()).isEmpty();
    }

    @Test
    void a_server_that_answers_as_oneroster_is_recognised() throws Exception {
        skyward.onExactly("/token", _ -> FakeSkyward.token("t"))
                .onExactly("/ims/oneroster/v1p1/orgs", _ -> Sent.json(401, "{\"imsx_codeMajor\":\"failure\"}"));

        assertThat(problem(skyward.origin()))
                .contains(
                        "The native API was not found",
                        "/v1/schools answers 404",
                        "OneRoster answers at " + skyward.origin() + "/ims/oneroster/v1p1",
                        "application skyward-oneroster");
    }

    @Test
    void a_web_pages_address_is_recognised() throws Exception {
        Sent page = Sent.html(200, "<!doctype html><html><head><title>Skyward</title></head></html>");
        skyward.elsewhere(got -> got.method().equals("GET") ? page : Sent.html(405, "<html></html>"));

        assertThat(problem(skyward.origin() + "/scripts/login"))
                .contains(
                        "No token is handed out there",
                        "answers an HTML page titled \"Skyward\": that is a web page for people, not the API",
                        "https://HOST/APIdistrictSTATESTU");
    }

    @Test
    void a_web_page_everywhere_even_where_tokens_should_be_is_recognised() throws Exception {
        skyward.elsewhere(_ -> Sent.html(200, "<html><head><title>Skyward</title></head></html>"));

        assertThat(problem(skyward.origin())).contains("that is a web page for people");
    }

    @Test
    void a_wrong_path_on_the_host_is_told_with_the_shapes_that_addresses_have() throws Exception {
        skyward.onExactly("/wrong/token", _ -> FakeSkyward.token("t"));

        assertThat(problem(skyward.origin() + "/wrong"))
                .contains(
                        "The native API was not found",
                        "answers 404",
                        "https://HOST/api (the district's own server)",
                        "https://HOST/APIdistrictSTATESTU (Skyward's cloud)",
                        "https://CUSTOMER.HOST/customerAPI (Qmlativ)");
    }

    @Test
    void a_wrong_secret_is_the_problem_of_all_and_the_address_is_not_blamed() throws Exception {
        skyward.onExactly("/api/token", _ -> Sent.json(401, "{\"error\":\"invalid_client\"}"));

        assertThat(problem(skyward.url())).contains("No token for key lakeside").doesNotContain("https://HOST");
    }

    @Test
    void what_cannot_be_reached_is_told_and_not_thrown() throws Exception {
        assertThat(problem("https://skyward.invalid/api")).contains("the host's name is not known");
    }

    @Test
    void a_school_without_rows_is_told_as_that() throws Exception {
        everything();
        skyward.rows("/schools/101/staff");
        try (Opened opened = Opened.at(skyward.url()).path("staff", "/v1/schools/{SchoolId}/staff")) {
            ConnectionReport report = opened.source().test();

            assertThat(of(report, "staff").problem()).isEqualTo("the first school has no staff.");
            assertThat(report.facts())
                    .contains("staff are read school by school at /v1/schools/{SchoolId}/staff by cursor.");
        }
    }

    private void everything() {
        skyward.rows("/schools", "{'SchoolId':'101'}");
        for (String resource : List.of("gradingbuckets", "courses", "sections", "students", "staff", "guardians")) {
            skyward.rows("/" + resource, "{'NameId':1}");
        }
        skyward.rows("/students/1/enrollments", "{'EnrollmentId':1,'NameId':1}");
    }

    private static ResourceReport of(ConnectionReport report, String resource) {
        return report.resources().stream()
                .filter(one -> one.resource().equals(resource))
                .findFirst()
                .orElseThrow();
    }

    private static String problem(String url) throws InterruptedException {
        try (Opened opened = Opened.at(url)) {
            ConnectionReport report = opened.source().test();
            assertThat(report.passed()).isFalse();
            assertThat(report.resources()).isEmpty();
            return String.valueOf(report.problem());
        }
    }
}
