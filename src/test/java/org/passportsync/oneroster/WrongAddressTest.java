package org.passportsync.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.oneroster.OddServer.Sent;
import org.passportsync.simulator.HandMadeDistrict;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.passportsync.sis.ConnectionReport;

/** Addresses that districts paste by mistake, each told with what to do. */
class WrongAddressTest {

    private static final String PAGE = "<!doctype html><html><head><title>Skyward Sign In</title></head></html>";

    @Test
    void the_address_of_a_web_page() throws Exception {
        try (OddServer server =
                new OddServer().on("/oauth/token", _ -> Sent.html(200, PAGE)).on("/token", _ -> Sent.html(200, PAGE))) {
            assertThat(problem(server.url()))
                    .contains(
                            "No token URL was found", "answers 200", "Give the right tokenUrl", "which Skyward shows");
        }
    }

    @Test
    void a_web_page_behind_a_token_url_that_works() throws Exception {
        try (OddServer server = everywhere(OddServer.thatLetsIn())) {
            assertThat(problem(server.url()))
                    .contains("No OneRoster was found", "answers 200", "Give the OneRoster address that Skyward shows");
        }
    }

    @Test
    void the_native_api_in_place_of_oneroster() throws Exception {
        try (OddServer server = new OddServer()
                .on("/oauth/token", _ -> OddServer.token("t"))
                .on("/v1/schools", _ -> Sent.json(200, "[{\"SchoolId\":\"101\"}]"))) {
            assertThat(problem(server.url()))
                    .contains("No OneRoster was found", "looks like the native Skyward API", "application skyward");
        }
    }

    @Test
    void the_native_apis_address_whose_token_place_is_not_found_either() throws Exception {
        try (OddServer server = new OddServer()) {
            assertThat(problem(server.url() + "/APILakesideTXSTU"))
                    .contains("No token URL was found", "looks like the native Skyward API", "application skyward");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/v1", "/api/v1/schools"})
    void the_native_api_of_a_skyward_that_has_both(String path) throws Exception {
        try (SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(new HandMadeDistrict()))) {
            assertThat(problem(skyward.url() + path))
                    .contains("looks like the native Skyward API", "application skyward");
        }
    }

    @Test
    void a_server_that_is_something_else() throws Exception {
        try (OddServer server = new OddServer()
                .on("/oauth/token", _ -> OddServer.token("t"))
                .on(OddServer.BASE + "/orgs", _ -> Sent.json(200, "{\"hello\":\"world\"}"))) {
            assertThat(problem(server.url())).contains("No OneRoster was found", "JSON without orgs");
        }
    }

    @Test
    void a_server_that_wants_oauth_1() throws Exception {
        try (OddServer server = OddServer.thatLetsIn()
                .on("/oauth/token", _ -> Sent.json(401, "{}").with("WWW-Authenticate", "OAuth realm=\"or\""))) {
            assertThat(problem(server.url())).contains("wants OAuth 1.0a", "OAuth 2 client credentials");
        }
    }

    private static OddServer everywhere(OddServer server) {
        for (String base : new String[] {OddServer.BASE, "/ims/oneroster/v1p2", "/ims/oneroster/v1p1"}) {
            server.on(base + "/orgs", _ -> Sent.html(200, PAGE));
        }
        return server;
    }

    private static String problem(String url) throws InterruptedException {
        try (SourceUnderTest under = SourceUnderTest.at(url)) {
            ConnectionReport report = under.source().test();
            assertThat(report.passed()).isFalse();
            assertThat(report.resources()).isEmpty();
            return String.valueOf(report.problem());
        }
    }
}
