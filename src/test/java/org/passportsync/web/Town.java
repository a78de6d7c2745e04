package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.passportsync.Served;
import org.passportsync.access.Reach;
import org.passportsync.access.Role;
import org.passportsync.database.TestDatabase;
import org.passportsync.simulator.HandMadeDistrict;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The served program with two districts, lakeside and riverside, a connection of the same name in each, one simulated
 * Skyward behind both, and users of every role: {@code vera}, {@code olga}, {@code anna} of every district, and
 * {@code lakeside-viewer}, {@code riverside-admin} and so on of one.
 */
final class Town implements AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();

    final HandMadeDistrict rows = new HandMadeDistrict();
    final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(rows));
    final TestDatabase database = TestDatabase.fresh();
    final Served served;
    private final HttpClient client = HttpClient.newHttpClient();

    Town(Path folder) {
        school("lincoln");
        for (int number = 1; number <= 12; number++) {
            student("s-" + number, "Garcia" + number, "lincoln");
        }
        served = Served.on(database, folder);
        served.with("vera", Role.VIEWER, new Reach.Everywhere())
                .with("olga", Role.OPERATOR, new Reach.Everywhere())
                .with("anna", Role.ADMIN, new Reach.Everywhere());
        for (String district : new String[] {"lakeside", "riverside"}) {
            for (Role role : Role.values()) {
                served.with(name(district, role), role, new Reach.Within(Set.of(district)));
            }
        }
    }

    static String name(String district, Role role) {
        return district + "-" + role.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Both connections, applied and synced once. */
    Town synced() throws Exception {
        for (String district : new String[] {"lakeside", "riverside"}) {
            assertThat(put("anna", "/api/v1/connections/" + district, definition(district), "")
                            .statusCode())
                    .isEqualTo(201);
            resting(launch(district, "{}"));
        }
        return this;
    }

    Town school(String id) {
        rows.put(Resource.ORGS, """
                {"sourcedId":"%s","status":"active","name":"School %s","type":"school"}""".formatted(id, id));
        return this;
    }

    Town student(String id, String familyName, String school) {
        rows.put(Resource.USERS, """
                {"sourcedId":"%s","status":"active","enabledUser":"true","givenName":"Given","familyName":"%s",
                 "roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"%s","type":"org"}}]}""".formatted(id, familyName, school));
        return this;
    }

    /** A definition of the connection that is called like its district. */
    String definition(String district) {
        return """
                version: 1
                district: { id: %1$s, name: %1$s schools, timeZone: America/Chicago }
                connection: %1$s
                application: skyward-oneroster
                syncMode: IMPORT
                delivery:
                  serviceUrl: "%2$s"
                  clientId: %3$s
                  clientSecret: "%4$s"
                advanced:
                  bulkUpload: true
                terms: { acceptedBy: superintendent@district.example, acceptedOn: 2026-07-01 }
                schools:
                  autoMap: true
                """.formatted(district, skyward.url(), skyward.clientId(), skyward.clientSecret());
    }

    /** Lets several sources feed a district, so that its hub can be edited. */
    void sharing(String district) throws Exception {
        String definition =
                definition(district).replace("bulkUpload: true", "bulkUpload: true\n  multipleSources: true");
        assertThat(put("anna", "/api/v1/connections/" + district, definition, "*")
                        .statusCode())
                .isEqualTo(200);
    }

    /** What is sent to make a student in the hub. */
    static String newStudent(String district, String sisId) {
        return """
                {"district": "%s", "sisId": "%s", "attributes": {"familyName": "Made", "email": "made@hub.example"}}""".formatted(district, sisId);
    }

    /** The Passport ID of a student who was made in the hub. */
    String made(String district, String sisId) throws Exception {
        sharing(district);
        HttpResponse<String> answer = post("anna", "/api/v1/records/student", newStudent(district, sisId));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("passportId").asString();
    }

    /** The number of a run that an operator launched. */
    long launch(String connection, String asked) throws Exception {
        HttpResponse<String> answer = post("olga", "/api/v1/connections/" + connection + "/runs", asked);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("id").asLong();
    }

    /** A run that waits for a decision. */
    JsonNode parked(String connection) throws Exception {
        JsonNode run = resting(launch(connection, "{\"preview\": true, \"new\": true}"));
        assertThat(run.path("state").asString()).isEqualTo("PARKED");
        return run;
    }

    /** A run that can be restarted. */
    long failed(String connection) throws Exception {
        skyward.faults("not-json@users");
        JsonNode run = resting(launch(connection, "{\"new\": true}"));
        skyward.faults();
        assertThat(run.path("state").asString()).isEqualTo("FAILED");
        return run.path("id").asLong();
    }

    /** A run as it is once it rests. */
    JsonNode resting(long run) throws Exception {
        return await("run " + run + " rests")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> json(get("vera", "/api/v1/runs/" + run)),
                        now -> !now.path("state").asString().equals("RUNNING"));
    }

    /** A run as it is once it has read something, while it still runs. */
    long underWay(String connection) throws Exception {
        skyward.faults("latency=300ms@users");
        return launch(connection, "{\"new\": true}");
    }

    HttpResponse<String> get(String user, String path, String... headers) throws Exception {
        return send(user, "GET", path, "", headers);
    }

    HttpResponse<String> post(String user, String path, String json) throws Exception {
        return send(user, "POST", path, json, "Content-Type", "application/json");
    }

    /** Puts a definition in YAML; an empty revision sends no If-Match. */
    HttpResponse<String> put(String user, String path, String yaml, String revision) throws Exception {
        return revision.isEmpty()
                ? send(user, "PUT", path, yaml, "Content-Type", "application/yaml")
                : send(user, "PUT", path, yaml, "Content-Type", "application/yaml", "If-Match", revision);
    }

    /** Sends a request; without a user, nobody asks. */
    HttpResponse<String> send(String user, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(served.address() + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!user.isEmpty()) {
            request.header("Authorization", basic(user));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static String basic(String user) {
        String plain = user + ":" + user + Served.PASSWORD;
        return "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** Expects problem details with a status, and gives their detail. */
    static String problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(answer.body())
                .startsWith("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "org.springframework", "\tat ");
        return problem.path("detail").asString();
    }

    @Override
    public void close() {
        served.close();
        database.close();
        skyward.close();
    }
}
