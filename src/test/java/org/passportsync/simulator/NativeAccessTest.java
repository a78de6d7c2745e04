package org.passportsync.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets into SMS 2.0 of a generated district, by which token, and what is said at its addresses. */
class NativeAccessTest extends GeneratedSkyward {

    @ParameterizedTest
    @CsvSource({"client_credentials, client_id, client_secret", "password, username, password"})
    void either_grant_gets_a_token_that_opens_the_rows(String grant, String id, String secret) throws Exception {
        NativeClient other = new NativeClient(skyward);
        assertThat(other.get("schools").status()).isEqualTo(401);

        TestClient.Reply reply = other.token(grant, id, secret, skyward.clientSecret());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.fields().first("token_type")).isEqualTo("bearer");
        assertThat(reply.fields().first("expires_in")).isEqualTo("3600");
        assertThat(other.withToken(grant, id, secret).get("schools").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "client_credentials, client_id, client_secret, wrong, 401, invalid_client",
        "password, username, password, wrong, 400, invalid_grant",
        "password, client_id, client_secret, simulated-secret, 400, invalid_grant",
        "refresh_token, client_id, client_secret, simulated-secret, 400, unsupported_grant_type"
    })
    void a_wrong_request_for_a_token_is_refused(
            String grant, String id, String secret, String given, int status, String error) throws Exception {
        TestClient.Reply reply = sms.token(grant, id, secret, given);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text()).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_credentials", "password"})
    void only_the_grant_that_is_offered_gets_a_token(String grant) throws Exception {
        skyward.faults("grant=" + grant);

        TestClient.Reply byId = sms.token("client_credentials", "client_id", "client_secret", skyward.clientSecret());
        TestClient.Reply byPassword = sms.token("password", "username", "password", skyward.clientSecret());

        assertThat(List.of(byId.status(), byPassword.status()))
                .isEqualTo(grant.equals("password") ? List.of(400, 200) : List.of(200, 400));
        assertThat(byId.text() + byPassword.text()).contains("{\"error\":\"unsupported_grant_type\"}");
    }

    @Test
    void a_token_of_one_side_opens_nothing_on_the_other() throws Exception {
        String oneRoster = client.token(skyward.clientId(), skyward.clientSecret(), "")
                .fields()
                .first("access_token");
        String sms2 = sms.token("password", "username", "password", skyward.clientSecret())
                .fields()
                .first("access_token");
        TestClient bare = new TestClient(skyward);

        TestClient.Reply denied = bare.get("/api/v1/schools", "Authorization", "Bearer " + oneRoster);
        assertThat(denied.status()).isEqualTo(401);
        assertThat(denied.text()).isEqualTo("{\"Message\":\"Authorization has been denied for this request.\"}");
        assertThat(bare.get(TestClient.V1P2 + "/orgs", "Authorization", "Bearer " + sms2)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_access_record_that_is_not_active_gets_no_token() throws Exception {
        AccessRecord.Validity inactive = new AccessRecord.Validity(
                AccessRecord.Standing.INACTIVE, DISTRICT.today().minusDays(9), DISTRICT.today());
        skyward.grant(
                AccessRecord.of(skyward.clientId(), skyward.clientSecret()).with(inactive));

        assertThat(sms.token("password", "username", "password", skyward.clientSecret())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void requests_are_logged_with_their_native_resource() throws Exception {
        long before = skyward.requests().size();
        sms.get("students/17/enrollments");
        sms.get("schools?paging.limit=2");

        assertThat(skyward.requestsAfter(before))
                .extracting(Request::resource)
                .containsExactly("enrollments", "schools");
        assertThat(skyward.requestsAfter(before).getLast().query()).isEqualTo("paging.limit=2");
        assertThat(client.get("/simulator/requests?after=" + before).fields().all("resource"))
                .containsExactly("enrollments", "schools");
    }

    @Test
    void whoever_opens_the_address_finds_a_page_called_skyward() throws Exception {
        TestClient.Reply page = client.get("/");

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).contains("<title>Skyward</title>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "enrollments", "students/", "students/1/courses", "schools/001/guardians", ""})
    void what_is_not_there_is_said_in_its_own_way(String path) throws Exception {
        assertThat(sms.get(path).status()).isEqualTo(404);
        assertThat(sms.get(path).fields().first("Message")).isNotEmpty();
    }

    @Test
    void a_server_may_speak_only_one_of_the_two() throws Exception {
        try (SimulatedSkyward only = SimulatedSkyward.start(
                SimulatorSettings.of(DISTRICT).with(Protocol.USUAL.withBases(BasePath.NATIVE)))) {
            assertThat(new NativeClient(only).withToken().get("schools").status())
                    .isEqualTo(200);
            TestClient oneRoster = new TestClient(only);
            assertThat(oneRoster.token("a", "b", "").status()).isEqualTo(404);
            assertThat(oneRoster.get(TestClient.V1P2 + "/orgs").status()).isEqualTo(404);
        }
        try (SimulatedSkyward only =
                SimulatedSkyward.start(SimulatorSettings.of(DISTRICT).with(Protocol.USUAL.withBases(BasePath.V1P1)))) {
            assertThat(new TestClient(only).get("/api/v1/schools").status()).isEqualTo(404);
        }
    }
}
