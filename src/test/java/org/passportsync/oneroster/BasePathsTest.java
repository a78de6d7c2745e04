package org.passportsync.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.sis.SourceFault.Kind.CREDENTIALS;
import static org.passportsync.sis.SourceFault.Kind.FORBIDDEN;
import static org.passportsync.sis.SourceFault.Kind.FOREIGN;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.oneroster.OddServer.Sent;
import org.passportsync.simulator.BasePath;
import org.passportsync.simulator.HandMadeDistrict;
import org.passportsync.simulator.Protocol;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.passportsync.sis.SourceFault;

class BasePathsTest {

    private static final String ORGS = "{\"orgs\":[]}";

    private final OddServer server = new OddServer().on("/oauth/token", _ -> OddServer.token("odd-token"));

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ims/oneroster/rostering/v1p2", "/ims/oneroster/v1p2", "/ims/oneroster/v1p1"})
    void each_usual_path_is_found_and_remembered(String path) throws Exception {
        Protocol only = Protocol.USUAL.withBases(
                BasePath.USUAL.stream().filter(one -> one.path().equals(path)).toArray(BasePath[]::new));
        try (SimulatedSkyward skyward = SimulatedSkyward.start(
                        SimulatorSettings.of(new HandMadeDistrict()).with(only));
                SourceUnderTest under = SourceUnderTest.at(skyward.url() + "/")) {
            under.source().fetch("users", 0, 5);
            int soFar = skyward.requests().size();
            under.source().fetch("users", 5, 5);

            assertThat(skyward.requests().getLast().path()).isEqualTo(path + "/users");
            assertThat(skyward.requests()).hasSize(soFar + 1);
        }
    }

    @Test
    void a_path_in_the_service_url_is_taken_as_it_is() throws Exception {
        server.on("/lake/ims/oneroster/v1p1/orgs", _ -> Sent.json(200, ORGS));
        try (SourceUnderTest under = SourceUnderTest.at(server.url() + "/lake/ims/oneroster/v1p1/")) {
            under.source().fetch("orgs", 0, 5);
        }
        assertThat(server.paths())
                .containsExactly("/oauth/token", "/lake/ims/oneroster/v1p1/orgs", "/lake/ims/oneroster/v1p1/orgs");
        assertThat(server.requests("/oauth/token").getFirst().body()).contains("%2Fv1p1%2Fscope%2F");
    }

    @Test
    void a_tenant_in_the_service_url_stays_before_the_usual_paths() throws Exception {
        server.on("/lake/ims/oneroster/v1p2/orgs", _ -> Sent.json(200, ORGS));
        try (SourceUnderTest under = SourceUnderTest.at(server.url() + "/lake/ims/oneroster")) {
            assertThat(under.source().fetch("orgs", 0, 5).body()).isNotEmpty();
        }
        assertThat(server.paths().getLast()).isEqualTo("/lake/ims/oneroster/v1p2/orgs");
    }

    @Test
    void where_nothing_is_found_each_address_is_told_with_its_answer() {
        server.on("/ims/oneroster/v1p2/orgs", _ -> Sent.json(200, "{\"hello\":1}"))
                .on("/ims/oneroster/v1p1/orgs", _ -> Sent.html(200, "<html><title>Sign in</title></html>"));
        try (SourceUnderTest under = SourceUnderTest.at(server.url())) {
            SourceFault fault = under.faultOf("users");

            assertThat(fault.kind()).isEqualTo(FOREIGN);
            assertThat(fault.reason())
                    .contains("/ims/oneroster/rostering/v1p2/orgs answers 404, an HTML page")
                    .contains("/ims/oneroster/v1p2/orgs answers 200, JSON without orgs")
                    .contains("/ims/oneroster/v1p1/orgs answers 200, an HTML page titled \"Sign in\"")
                    .doesNotContain("native");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/APIlakesideWISTU", "/lakesideAPI"})
    void the_address_of_the_native_api_is_known_by_its_path(String path) {
        try (SourceUnderTest under = SourceUnderTest.at(server.url() + path)) {
            assertThat(under.faultOf("users").reason()).endsWith("use application skyward for it.");
        }
    }

    @Test
    void the_address_of_the_native_api_is_known_by_its_list_of_schools() {
        server.on("/lms/v1/schools", _ -> Sent.json(200, "[{\"SchoolId\":\"1\"}]"));
        try (SourceUnderTest under = SourceUnderTest.at(server.url() + "/lms")) {
            assertThat(under.faultOf("users").reason()).contains("looks like the native Skyward API");
        }
    }

    @Test
    void a_native_address_without_any_token_url_is_known_as_well() {
        server.on("/oauth/token", _ -> Sent.html(404, "<html></html>"));
        try (SourceUnderTest under = SourceUnderTest.at(server.url() + "/API")) {
            SourceFault fault = under.faultOf("users");

            assertThat(fault.kind()).isEqualTo(FOREIGN);
            assertThat(fault.reason()).contains("No token URL was found", "use application skyward");
        }
    }

    @Test
    void a_path_that_sends_people_to_sign_in_elsewhere_is_passed_by() throws Exception {
        server.on(
                        "/ims/oneroster/rostering/v1p2/orgs",
                        _ -> Sent.html(302, "").with("Location", "https://sso.invalid/"))
                .on("/ims/oneroster/v1p1/orgs", _ -> Sent.json(200, ORGS));
        try (SourceUnderTest under = SourceUnderTest.at(server.url())) {
            under.source().fetch("orgs", 0, 5);
        }
        assertThat(server.paths().getLast()).isEqualTo("/ims/oneroster/v1p1/orgs");
    }

    @Test
    void a_path_whose_orgs_are_forbidden_is_the_path_all_the_same() throws Exception {
        server.on("/ims/oneroster/v1p2/orgs", _ -> Sent.json(403, "{\"imsx_codeMajor\":\"failure\"}"))
                .on("/ims/oneroster/v1p2/users", _ -> Sent.json(200, "{\"users\":[]}"));
        try (SourceUnderTest under = SourceUnderTest.at(server.url())) {
            under.source().fetch("users", 0, 5);
            assertThat(under.faultOf("orgs").kind()).isEqualTo(FORBIDDEN);
        }
    }

    @Test
    void a_server_that_lets_nobody_in_is_not_called_foreign() {
        server.on("/ims/oneroster/v1p2/orgs", _ -> Sent.json(401, "{}"));
        try (SourceUnderTest under = SourceUnderTest.at(server.url())) {
            assertThat(under.faultOf("users").kind()).isEqualTo(CREDENTIALS);
        }
    }

    @Test
    void a_failure_is_not_remembered() throws Exception {
        try (SourceUnderTest under = SourceUnderTest.at(server.url())) {
            assertThat(under.faultOf("orgs").kind()).isEqualTo(FOREIGN);
            server.on("/ims/oneroster/v1p2/orgs", _ -> Sent.json(200, ORGS));
            assertThat(under.source().fetch("orgs", 0, 5).body()).isNotEmpty();
        }
    }
}
