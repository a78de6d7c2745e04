package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.web.Town.json;
import static org.passportsync.web.Town.problem;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.access.AccessHouse;
import tools.jackson.databind.JsonNode;

/** What administrators do about users over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsersContractTest {

    private static final String USERS = "/api/v1/users";

    private Town town;

    @BeforeAll
    void serve(@TempDir Path folder) {
        town = new Town(folder);
        AccessHouse.on(town.database.client()).districts("lakeside", "riverside");
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    void a_user_is_added_with_a_password_that_is_told_once() throws Exception {
        HttpResponse<String> added = add("lakeside-admin", "maria", "OPERATOR", "\"districts\": [\"lakeside\"]");

        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(added.headers().firstValue("Location")).hasValue("/api/v1/users/maria");
        String password = json(added).path("password").asString();
        assertThat(login("maria", password)).isEqualTo(200);
        assertThat(town.get("anna", USERS).body()).contains("maria").doesNotContain(password, "bcrypt");
        assertThat(problem(add("anna", "maria", "VIEWER", "\"everywhere\": true"), 409))
                .contains("maria is taken");
        assertThat(json(town.get("anna", "/api/v1/audit?subject=user%20maria"))
                        .path("items")
                        .path(0)
                        .toString())
                .contains("USER_ADDED", "lakeside-admin", "OPERATOR of lakeside");
    }

    @Test
    void everything_that_is_wrong_with_a_user_is_told() throws Exception {
        HttpResponse<String> wrong = town.post("anna", USERS, "{\"role\": \"BOSS\", \"districts\": []}");
        assertThat(problem(wrong, 422)).contains("BOSS", "districts is empty", "name is missing");
        assertThat(json(wrong).path("problems").size()).isEqualTo(3);
        assertThat(problem(
                        town.post(
                                "anna",
                                USERS,
                                "{\"name\": \"Bad Name\", \"role\": \"BOSS\", \"districts\": [], \"password\": \"short\"}"),
                        422))
                .contains("role BOSS", "districts is empty", "Bad Name", "password has 5 characters");
        assertThat(problem(town.post("anna", USERS, "{\"name\": \"Bad Name\"}"), 422))
                .contains("role is missing", "districts is missing", "Bad Name");
        assertThat(problem(
                        town.post(
                                "anna",
                                USERS,
                                "{\"name\": \"Bad Name\", \"role\": \"VIEWER\", \"everywhere\": true, \"password\": \"short-secret\"}"),
                        422))
                .contains("Bad Name")
                .doesNotContain("short-secret");
        assertThat(problem(
                        town.post(
                                "anna",
                                USERS,
                                "{\"name\": \"x\", \"role\": \"VIEWER\", \"everywhere\": true, \"password\": \"short\"}"),
                        422))
                .contains("password has 5 characters");
        assertThat(problem(add("anna", "x", "VIEWER", "\"everywhere\": true, \"districts\": [\"lakeside\"]"), 422))
                .contains("write one of them");
        assertThat(problem(add("anna", "x", "VIEWER", "\"districts\": [\"lakeside\", null]"), 400))
                .contains("at line 1", "/v3/api-docs");
        assertThat(problem(patch("anna", "vera", "{\"districts\": [null]}"), 400))
                .contains("at line 1");
    }

    @Test
    void a_user_belongs_to_districts_that_there_are() throws Exception {
        HttpResponse<String> wrong = add("anna", "Bad Name", "BOSS", "\"districts\": [\"lakesyde\", \"lakeside\"]");
        assertThat(problem(wrong, 422))
                .contains("Bad Name", "BOSS", "there is no district lakesyde; known are lakeside, riverside");
        assertThat(problem(patch("anna", "vera", "{\"districts\": [\"lakesyde\"]}"), 422))
                .contains("there is no district lakesyde; known are lakeside, riverside");
        assertThat(problem(add("lakeside-admin", "eve", "ADMIN", "\"districts\": [\"lakesyde\"]"), 403))
                .doesNotContain("riverside");
    }

    @Test
    void an_administrator_of_some_districts_makes_and_sees_users_within_these_only() throws Exception {
        assertThat(problem(add("lakeside-admin", "eve", "ADMIN", "\"everywhere\": true"), 403))
                .contains("[lakeside]");
        assertThat(problem(add("lakeside-admin", "eve", "ADMIN", "\"districts\": [\"lakeside\", \"riverside\"]"), 403))
                .contains("[lakeside]");
        assertThat(town.get("lakeside-admin", USERS).body())
                .contains("lakeside-viewer")
                .doesNotContain("riverside", "anna");
        assertThat(problem(town.post("lakeside-admin", USERS + "/anna/password", "{}"), 404))
                .contains("no user anna");
        assertThat(problem(patch("lakeside-admin", "lakeside-viewer", "{\"everywhere\": true}"), 403))
                .contains("[lakeside]");
    }

    @Test
    void a_change_acts_at_once_and_nobody_changes_themselves() throws Exception {
        add("anna", "carl", "VIEWER", "\"districts\": [\"lakeside\"], \"password\": \"carl-has-a-password\"");
        JsonNode changed =
                json(patch("anna", "carl", "{\"role\": \"ADMIN\", \"districts\": [\"lakeside\", \"riverside\"]}"));
        assertThat(changed.path("role").asString()).isEqualTo("ADMIN");
        assertThat(changed.path("districts").size()).isEqualTo(2);
        assertThat(changed.path("everywhere").asBoolean()).isFalse();
        assertThat(town.get("carl", USERS).statusCode()).isEqualTo(200);
        assertThat(problem(patch("carl", "carl", "{\"disabled\": true}"), 409)).contains("another administrator");
        assertThat(problem(town.send("carl", "DELETE", USERS + "/carl", ""), 409))
                .contains("another administrator");

        assertThat(json(patch("anna", "carl", "{\"disabled\": true}"))
                        .path("disabled")
                        .asBoolean())
                .isTrue();
        assertThat(town.get("carl", "/api/v1/runs").statusCode()).isEqualTo(401);
        assertThat(town.send("anna", "DELETE", USERS + "/carl", "").statusCode())
                .isEqualTo(204);
        assertThat(problem(patch("anna", "carl", "{}"), 404)).contains("no user carl");
    }

    @Test
    void a_new_password_replaces_the_old_one() throws Exception {
        add("anna", "dora", "VIEWER", "\"everywhere\": true, \"password\": \"dora-has-a-password\"");
        String made = json(town.post("anna", USERS + "/dora/password", "{}"))
                .path("password")
                .asString();

        assertThat(login("dora", "dora-has-a-password")).isEqualTo(401);
        assertThat(login("dora", made)).isEqualTo(200);
        HttpResponse<String> given =
                town.post("anna", USERS + "/dora/password", "{\"password\": \"another long password\"}");
        assertThat(given.body()).doesNotContain("another long password");
        assertThat(login("dora", "another long password")).isEqualTo(200);
        assertThat(problem(
                        town.post("anna", USERS + "/dora/password", "{\"password\": \"" + "x".repeat(73) + "\"}"), 422))
                .contains("73 bytes");
    }

    @Test
    void a_token_logs_a_program_in_until_it_is_taken_back() throws Exception {
        HttpResponse<String> made =
                town.post("anna", USERS + "/vera/tokens", "{\"label\": \"nightly report\", \"days\": 30}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).hasValue("/api/v1/users/vera/tokens/nightly%20report");
        String token = json(made).path("token").asString();

        assertThat(town.get("", "/api/v1/runs", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(town.get("anna", USERS + "/vera/tokens").body())
                .contains("nightly report")
                .doesNotContain(token);
        assertThat(problem(town.post("anna", USERS + "/vera/tokens", "{\"label\": \"nightly report\"}"), 409))
                .contains("already");
        assertThat(problem(town.post("anna", USERS + "/vera/tokens", "{\"label\": \"\", \"days\": 0}"), 422))
                .contains("label is empty", "days=0");
        assertThat(problem(town.post("anna", USERS + "/vera/tokens", "{}"), 422))
                .contains("label is missing");
        assertThat(town.send("anna", "DELETE", USERS + "/vera/tokens/nightly%20report", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(problem(town.get("", "/api/v1/runs", "Authorization", "Bearer " + token), 401))
                .contains("taken back");
        assertThat(problem(town.send("anna", "DELETE", USERS + "/vera/tokens/nightly%20report", ""), 404))
                .contains("nightly report");
    }

    private HttpResponse<String> add(String by, String name, String role, String more) throws Exception {
        return town.post(by, USERS, "{\"name\": \"" + name + "\", \"role\": \"" + role + "\", " + more + "}");
    }

    private HttpResponse<String> patch(String by, String name, String change) throws Exception {
        return town.send(by, "PATCH", USERS + "/" + name, change, "Content-Type", "application/json");
    }

    private int login(String name, String password) throws Exception {
        String plain = name + ":" + password;
        String basic = Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        return town.get("", "/api/v1/runs", "Authorization", "Basic " + basic).statusCode();
    }
}
