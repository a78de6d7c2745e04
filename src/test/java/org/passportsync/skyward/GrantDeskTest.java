package org.passportsync.skyward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.sis.SourceFault;
import org.passportsync.skyward.FakeSkyward.Got;
import org.passportsync.skyward.FakeSkyward.Sent;

class GrantDeskTest {

    private static final String BY_CREDENTIALS =
            "grant_type=client_credentials&client_id=lakeside&client_secret=simulated-secret";
    private static final String BY_PASSWORD = "grant_type=password&username=lakeside&password=simulated-secret";

    private final FakeSkyward skyward = new FakeSkyward().rows("/schools");

    @AfterEach
    void close() {
        skyward.close();
    }

    @Test
    void the_credentials_stand_in_the_form_and_the_token_in_every_request() throws Exception {
        try (Opened opened = Opened.at(skyward.url())) {
            opened.followed("schools", 10);
            opened.followed("schools", 10);
        }

        assertThat(forms()).containsExactly(BY_CREDENTIALS);
    }

    @Test
    void key_and_secret_are_user_name_and_password_where_only_that_is_offered_and_that_is_remembered()
            throws Exception {
        skyward.onExactly(
                "/api/token",
                got -> got.body().startsWith("grant_type=password")
                        ? FakeSkyward.token("t-2")
                        : Sent.json(400, "{\"error\":\"unsupported_grant_type\"}"));
        try (Opened opened = Opened.at(skyward.url())) {
            opened.followed("schools", 10);
            opened.now.updateAndGet(now -> now.plus(Duration.ofHours(2)));
            opened.followed("schools", 10);
        }

        assertThat(forms()).containsExactly(BY_CREDENTIALS, BY_PASSWORD, BY_PASSWORD);
    }

    @Test
    void a_grant_that_is_not_offered_any_more_gives_way_to_the_other() throws Exception {
        try (Opened opened = Opened.at(skyward.url())) {
            opened.followed("schools", 10);
            skyward.onExactly(
                    "/api/token",
                    got -> got.body().startsWith("grant_type=password")
                            ? FakeSkyward.token("t-2")
                            : Sent.json(400, "{\"error\":\"unsupported_grant_type\"}"));
            opened.now.updateAndGet(now -> now.plus(Duration.ofHours(2)));

            assertThat(opened.followed("schools", 10)).hasSize(1);
        }
    }

    @Test
    void a_wrong_secret_is_told_with_what_both_grants_were_answered_and_without_the_secret() {
        skyward.onExactly(
                "/api/token",
                got -> got.body().startsWith("grant_type=password")
                        ? Sent.json(400, "{\"error\":\"invalid_grant\"}")
                        : Sent.json(401, "{\"error\":\"invalid_client\"}"));
        try (Opened opened = Opened.at(skyward.url()).secret("not-the-secret")) {
            SourceFault fault = opened.faultOf("schools", null);

            assertThat(fault.kind()).isEqualTo(SourceFault.Kind.CREDENTIALS);
            assertThat(fault.reason())
                    .contains(
                            "No token for key lakeside",
                            "/api/token answers 401 to the grant client_credentials, \"invalid_client\"",
                            "answers 400 to the grant password, \"invalid_grant\"",
                            "Check the key and secret")
                    .doesNotContain("not-the-secret");
        }
    }

    @Test
    void a_place_without_tokens_is_asked_once() {
        skyward.onExactly("/api/token", _ -> Sent.html(404, "<html></html>"));
        try (Opened opened = Opened.at(skyward.url())) {
            SourceFault fault = opened.faultOf("schools", null);

            assertThat(fault.kind()).isEqualTo(SourceFault.Kind.FOREIGN);
            assertThat(fault.reason()).contains("No token is handed out there", "answers 404", "tokenUrl");
        }
        assertThat(forms()).hasSize(1);
    }

    @Test
    void an_answer_without_a_token_is_told() {
        skyward.onExactly("/api/token", _ -> Sent.json(200, "{}"));
        try (Opened opened = Opened.at(skyward.url())) {
            assertThat(opened.faultOf("schools", null).reason()).contains("answers 200", "without an access_token");
        }
    }

    @Test
    void a_token_url_of_its_own_is_where_tokens_come_from() throws Exception {
        skyward.onExactly("/elsewhere/token", _ -> FakeSkyward.token("t-3"));
        try (Opened opened = Opened.at(skyward.url()).tokenUrl(skyward.origin() + "/elsewhere/token")) {
            opened.followed("schools", 10);
        }

        assertThat(skyward.requests().getFirst().path()).isEqualTo("/elsewhere/token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v1/", "/v1/schools", "/token"})
    void the_service_url_may_be_given_with_what_stands_below_it(String ending) throws Exception {
        try (Opened opened = Opened.at(skyward.url() + ending)) {
            assertThat(opened.followed("schools", 10)).containsExactly("[]");
        }
    }

    private List<String> forms() {
        return skyward.requests().stream()
                .filter(one -> one.path().endsWith("/token"))
                .map(Got::body)
                .toList();
    }
}
