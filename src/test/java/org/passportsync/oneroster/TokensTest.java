package org.passportsync.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.oneroster.OddServer.BASE;
import static org.passportsync.sis.SourceFault.Kind.CREDENTIALS;
import static org.passportsync.sis.SourceFault.Kind.FOREIGN;
import static org.passportsync.sis.SourceFault.Kind.REFUSED;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.passportsync.oneroster.OddServer.Got;
import org.passportsync.oneroster.OddServer.Sent;
import org.passportsync.sis.SourceFault;

class TokensTest {

    private static final String BOTH = "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly"
            + " https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly";

    private final OddServer server = OddServer.thatLetsIn();
    private final SourceUnderTest under = SourceUnderTest.at(server.url());

    @AfterEach
    void close() {
        under.close();
        server.close();
    }

    @Test
    void credentials_go_url_encoded_as_basic_with_the_fewest_scopes() throws Exception {
        under.clientId("lake:side").secret("s p+c/ret").source().fetch("orgs", 0, 1);

        Got asked = server.requests("/oauth/token").getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(basic(asked)).isEqualTo("lake%3Aside:s%20p%2Bc%2Fret");
        assertThat(decoded(asked.body())).isEqualTo("grant_type=client_credentials&scope=" + BOTH);
        assertThat(server.requests(BASE + "/orgs").getLast().header("Authorization"))
                .isEqualTo("Bearer odd-token");
    }

    @Test
    void no_right_is_asked_for_to_read_demographics_that_nobody_wants() throws Exception {
        under.without("demographics").source().fetch("orgs", 0, 1);

        assertThat(decoded(server.requests("/oauth/token").getFirst().body()))
                .isEqualTo("grant_type=client_credentials&scope="
                        + "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly");
    }

    @Test
    void credentials_go_in_the_form_where_basic_is_refused_and_from_then_on_at_once() throws Exception {
        server.on(
                "/oauth/token",
                got -> got.header("Authorization").isEmpty()
                        ? OddServer.token("odd-token")
                        : error(401, "invalid_client", "no Basic here"));

        under.source().fetch("orgs", 0, 1);
        assertThat(server.requests("/oauth/token")).hasSize(2);
        assertThat(decoded(server.requests("/oauth/token").getLast().body()))
                .endsWith("&client_id=lakeside&client_secret=simulated-secret");

        under.passes(Duration.ofHours(1));
        under.source().fetch("orgs", 0, 1);
        assertThat(server.requests("/oauth/token")).hasSize(3);
    }

    @Test
    void a_token_is_renewed_a_minute_before_it_is_too_old() throws Exception {
        under.source().fetch("orgs", 0, 1);
        under.passes(Duration.ofSeconds(3539));
        under.source().fetch("orgs", 0, 1);
        assertThat(server.requests("/oauth/token")).hasSize(1);

        under.passes(Duration.ofSeconds(1));
        under.source().fetch("orgs", 0, 1);
        assertThat(server.requests("/oauth/token")).hasSize(2);
    }

    @Test
    void a_short_lived_token_serves_half_its_life() throws Exception {
        server.on("/oauth/token", _ -> Sent.json(200, "{\"access_token\":\"t\",\"expires_in\":\"30\"}"));

        under.source().fetch("orgs", 0, 1);
        under.passes(Duration.ofSeconds(14));
        under.source().fetch("orgs", 0, 1);
        assertThat(server.requests("/oauth/token")).hasSize(1);

        under.passes(Duration.ofSeconds(1));
        under.source().fetch("orgs", 0, 1);
        assertThat(server.requests("/oauth/token")).hasSize(2);
    }

    @Test
    void default_scopes_that_are_not_known_are_left_away() throws Exception {
        server.on(
                "/oauth/token",
                got -> got.body().contains("scope=")
                        ? error(400, "invalid_scope", "unknown")
                        : OddServer.token("odd-token"));

        under.source().fetch("orgs", 0, 1);

        assertThat(server.requests("/oauth/token")).hasSize(2);
        assertThat(server.requests("/oauth/token").getLast().body()).isEqualTo("grant_type=client_credentials");
    }

    @Test
    void scopes_of_the_definition_are_asked_for_and_not_left_away() {
        server.on("/oauth/token", _ -> error(400, "invalid_scope", "unknown"));
        under.scopes("roster.readonly", "urn:own");

        SourceFault fault = under.faultOf("orgs");

        assertThat(fault.kind()).isEqualTo(CREDENTIALS);
        assertThat(fault.reason()).contains("answers 400", "have these granted: roster.readonly, urn:own");
        assertThat(server.requests("/oauth/token")).hasSize(1);
        assertThat(decoded(server.requests("/oauth/token").getFirst().body()))
                .endsWith("scope=https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly urn:own");
    }

    @Test
    void a_refused_secret_is_told_with_client_url_and_status_and_never_shown() {
        server.on(
                "/oauth/token", _ -> error(401, "invalid_client", "wrong secret simulated-secret of ada@lake.example"));

        SourceFault fault = under.faultOf("orgs");

        assertThat(fault.kind()).isEqualTo(CREDENTIALS);
        assertThat(fault.reason())
                .contains(
                        "client id lakeside", server.url() + "/oauth/token answers 401", "\"wrong secret *** of ***\"")
                .contains("Check the client id and secret", "active and not expired")
                .doesNotContain("simulated-secret", "ada");
        assertThat(under.pauses).isEmpty();
        assertThat(server.paths()).containsOnly("/oauth/token");
    }

    @Test
    void a_server_that_wants_oauth_1_is_refused_clearly() {
        server.on("/oauth/token", _ -> Sent.of(401, "text/plain", "").with("WWW-Authenticate", "OAuth realm=\"sis\""));

        SourceFault fault = under.faultOf("orgs");

        assertThat(fault.kind()).isEqualTo(FOREIGN);
        assertThat(fault.reason())
                .contains("OAuth 1.0a, which isn't supported", "Ask those who run the server for OAuth 2");
    }

    @Test
    void rows_that_want_oauth_1_are_refused_clearly_too() {
        server.on(BASE + "/users", _ -> Sent.json(401, "{}").with("WWW-Authenticate", "OAuth"));

        SourceFault fault = under.faultOf("users");

        assertThat(fault.kind()).isEqualTo(FOREIGN);
        assertThat(fault.reason()).contains("It wants OAuth 1.0a");
    }

    @Test
    void the_token_is_looked_for_in_the_usual_places() throws Exception {
        server.on("/oauth/token", _ -> Sent.json(404, "{\"status\":404,\"error\":\"Not Found\"}"))
                .on("/token", _ -> OddServer.token("odd-token"));

        assertThat(under.source().fetch("orgs", 0, 1).body()).isNotEmpty();
    }

    @Test
    void a_given_token_url_is_the_only_one_asked() {
        under.tokenUrl(server.url() + "/elsewhere");

        SourceFault fault = under.faultOf("orgs");

        assertThat(fault.kind()).isEqualTo(FOREIGN);
        assertThat(fault.reason()).contains("/elsewhere answers 404, an HTML page", "Give the right tokenUrl");
        assertThat(server.paths()).containsOnly("/elsewhere");
    }

    @Test
    void a_token_url_that_answers_without_a_token_is_foreign() {
        under.tokenUrl(server.url() + BASE + "/orgs");

        assertThat(under.faultOf("orgs").reason()).contains("answers 200, without an access_token");
    }

    @Test
    void a_busy_token_url_is_waited_for() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        server.on(
                "/oauth/token",
                _ -> asked.incrementAndGet() < 3
                        ? Sent.json(503, "").with("Retry-After", "5")
                        : OddServer.token("odd-token"));

        under.source().fetch("orgs", 0, 1);

        assertThat(under.pauses).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
        assertThat(under.told).containsOnly("token answers 503");
    }

    @Test
    void a_secret_is_never_sent_unencrypted_over_a_network() {
        try (SourceUnderTest open = SourceUnderTest.at("http://skyward.invalid/api")) {
            SourceFault fault = open.faultOf("orgs");

            assertThat(fault.kind()).isEqualTo(REFUSED);
            assertThat(fault.reason()).contains("http://skyward.invalid/api is not asked", "Give an https address");
        }
        SourceFault tokenOnly = under.tokenUrl("http://skyward.invalid/token").faultOf("orgs");
        assertThat(tokenOnly.kind()).isEqualTo(REFUSED);
        assertThat(tokenOnly.reason()).contains("http://skyward.invalid/token is not asked");
    }

    private static Sent error(int status, String code, String description) {
        return Sent.json(status, "{\"error\":\"" + code + "\",\"error_description\":\"" + description + "\"}");
    }

    private static String basic(Got got) {
        String encoded = got.header("Authorization").replaceFirst("^Basic ", "");
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    private static String decoded(String form) {
        return URLDecoder.decode(form, StandardCharsets.UTF_8);
    }
}
