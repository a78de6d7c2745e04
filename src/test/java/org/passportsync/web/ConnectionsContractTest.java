package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.web.Town.json;
import static org.passportsync.web.Town.problem;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What is asked about connections, districts and records over HTTP, and what is answered; all parts on one served program, one
 * after the other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConnectionsContractTest implements RecordsContract, ConnectionLifeContract {

    private Town town;

    @BeforeAll
    void serve(@TempDir Path folder) throws Exception {
        town = new Town(folder)
                .school("washington")
                .student("w-1", "Ortega", "washington")
                .synced();
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Override
    public Town town() {
        return town;
    }

    @Test
    @Order(1)
    void connections_are_listed_and_their_definitions_shown_without_a_secret() throws Exception {
        JsonNode list = json(town.get("vera", "/api/v1/connections"));
        assertThat(list.path("items").path(0).path("name").asString()).isEqualTo("lakeside");
        assertThat(list.path("items").path(0).path("lastState").asString()).isEqualTo("COMMITTED");
        assertThat(list.path("next").isNull()).isTrue();

        HttpResponse<String> asJson = town.get("vera", LAKESIDE);
        assertThat(asJson.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(json(asJson).path("connection").asString()).isEqualTo("lakeside");
        HttpResponse<String> asYaml = town.get("vera", LAKESIDE, "Accept", "application/yaml");
        assertThat(asYaml.headers().firstValue("Content-Type").orElse("")).startsWith("application/yaml");
        assertThat(asYaml.body()).contains("connection: lakeside").doesNotContain(town.skyward.clientSecret());
        assertThat(asJson.body()).doesNotContain(town.skyward.clientSecret());
        assertThat(problem(town.get("vera", LAKESIDE, "Accept", "text/html"), 406))
                .contains("application/json, application/yaml");
    }

    @Test
    @Order(1)
    void the_gallery_says_which_sis_each_application_fits() throws Exception {
        assertThat(json(town.get("vera", "/api/v1/applications")).path("items"))
                .anySatisfy(one -> {
                    assertThat(one.path("name").asString()).isEqualTo("skyward");
                    assertThat(one.path("description").asString()).isEqualTo("Skyward SMS 2.0 through its own API");
                })
                .anySatisfy(one -> assertThat(one.path("name").asString()).isEqualTo("skyward-oneroster"));
    }

    @Test
    @Order(2)
    void a_definition_is_replaced_only_where_it_is_as_it_was_seen() throws Exception {
        String yaml = town.definition("lakeside").replace("autoMap: true", "autoMap: true\n  exclude: [\"800\"]");

        assertThat(problem(town.put("anna", LAKESIDE, yaml, ""), 428)).contains("revision 1", "If-Match: \"1\"");
        assertThat(problem(town.put("anna", LAKESIDE, yaml, "\"7\""), 412)).contains("revision 1 now");
        assertThat(problem(town.put("anna", LAKESIDE, yaml, "soon"), 400)).contains("soon is no revision");
        assertThat(problem(town.put("anna", "/api/v1/connections/new", yaml, "\"1\""), 412))
                .contains("leave If-Match out");
        HttpResponse<String> done = town.put("anna", LAKESIDE, yaml, "\"1\"");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(done.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(json(done).path("kind").asString()).isEqualTo("CHANGED");
        assertThat(problem(town.put("anna", LAKESIDE, yaml, "\"1\""), 412)).contains("revision 2 now");

        JsonNode revisions = json(town.get("vera", LAKESIDE + "/revisions?limit=1"));
        assertThat(revisions.path("items").path(0).path("revision").asInt()).isEqualTo(2);
        assertThat(revisions.path("items").path(0).path("createdBy").asString()).isEqualTo("anna");
        assertThat(json(town.get("vera", LAKESIDE + "/revisions?after=2"))
                        .path("items")
                        .path(0)
                        .path("revision")
                        .asInt())
                .isEqualTo(1);
        assertThat(json(town.get("anna", "/api/v1/audit?subject=connection%20lakeside"))
                        .toString())
                .contains("127.0.0.1");
    }

    @Test
    @Order(3)
    void what_is_wrong_with_a_definition_is_told_with_its_place() throws Exception {
        HttpResponse<String> answer =
                town.put("anna", LAKESIDE, "version: 1\nconnection: Lake Side\nsyncMode: BOTH\n", "*");

        assertThat(problem(answer, 422)).contains("body:2:", "syncMode");
        assertThat(json(answer).path("problems").size()).isGreaterThan(2);
        assertThat(problem(town.put("anna", LAKESIDE, town.definition("riverside"), "*"), 422))
                .contains("the address names lakeside");
        assertThat(problem(town.send("anna", "PUT", LAKESIDE, "x", "Content-Type", "text/plain"), 415))
                .contains("text/plain");
        assertThat(problem(
                        town.put(
                                "riverside-admin",
                                "/api/v1/connections/other",
                                town.definition("lakeside").replace("connection: lakeside", "connection: other"),
                                ""),
                        422))
                .contains("district.id", "riverside");
        assertThat(problem(
                        town.put(
                                "riverside-admin",
                                LAKESIDE,
                                town.definition("riverside").replace("connection: riverside", "connection: lakeside"),
                                ""),
                        422))
                .contains("can't be given")
                .doesNotContain("district lakeside");
    }

    @Test
    @Order(4)
    void a_school_that_would_leave_with_its_records_is_shown_first() throws Exception {
        String yaml = town.definition("lakeside").replace("autoMap: true", "autoMap: true\n  exclude: [washington]");

        HttpResponse<String> losing = town.put("anna", LAKESIDE, yaml, "*");
        assertThat(problem(losing, 409)).contains("confirm=true");
        JsonNode loss = json(losing).path("losses").path(0);
        assertThat(loss.path("schools").path(0).asString()).isEqualTo("washington");
        assertThat(loss.path("records").path("student").asInt()).isEqualTo(1);
        assertThat(town.put("anna", LAKESIDE + "?confirm=true", yaml, "*").statusCode())
                .isEqualTo(200);
        assertThat(town.put("anna", LAKESIDE, town.definition("lakeside"), "*").statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(5)
    void a_connection_is_tried_and_its_schools_are_listed() throws Exception {
        JsonNode tested = json(town.post("olga", LAKESIDE + "/test", ""));
        assertThat(tested.path("passed").asBoolean()).isTrue();
        assertThat(tested.path("resources").size()).isPositive();

        JsonNode schools = json(town.get("vera", LAKESIDE + "/schools?list=existing"));
        assertThat(schools.path("items").size()).isEqualTo(2);
        assertThat(schools.path("items").path(0).path("list").asString()).isEqualTo("existing");
        assertThat(problem(town.get("vera", LAKESIDE + "/schools?list=all"), 400))
                .contains("list=all", "missing-data");
        assertThat(problem(town.get("vera", LAKESIDE + "/schools?from=sis"), 403))
                .contains("OPERATOR");
        assertThat(town.get("olga", LAKESIDE + "/schools?from=sis").statusCode())
                .isEqualTo(200);
        town.skyward.faults("forbidden=orgs");
        assertThat(problem(town.get("olga", LAKESIDE + "/schools?from=sis"), 502))
                .contains("orgs");
        town.skyward.faults();
    }

    @Test
    @Order(6)
    void guards_are_set_as_a_whole_and_keep_syncs_from_starting() throws Exception {
        String path = "/api/v1/districts/riverside/guards";
        String all = "{\"suspend\": {\"from\": \"2020-01-01\", \"to\": \"2099-12-31\"}}";

        HttpResponse<String> wrong = town.send(
                "anna",
                "PUT",
                path,
                "{\"suspend\": {\"from\": \"2026-07-01\", \"to\": \"2026-06-01\"}, \"expectRollover\": {\"from\": \"x\"}}",
                "Content-Type",
                "application/json");
        assertThat(problem(wrong, 422)).contains("suspend ends on 2026-06-01", "expectRollover");
        JsonNode set = json(town.send("riverside-admin", "PUT", path, all, "Content-Type", "application/json"));
        assertThat(set.path("suspend").path("to").asString()).isEqualTo("2099-12-31");
        assertThat(json(town.get("riverside-admin", path))).isEqualTo(set);
        HttpResponse<String> suspended = town.post("olga", "/api/v1/connections/riverside/runs", "{}");
        assertThat(problem(suspended, 409)).contains("suspend");
        assertThat(town.send("anna", "PUT", path, "{}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(200);
        assertThat(problem(town.get("anna", "/api/v1/districts/atlantis/guards"), 404))
                .contains("district atlantis");
        assertThat(json(town.get("riverside-admin", "/api/v1/audit?subject=district%20riverside"))
                        .toString())
                .contains("GUARDS", "riverside-admin", "127.0.0.1");
    }

    @Test
    @Order(9)
    void what_is_not_there_and_what_is_asked_wrongly_is_told_as_a_problem() throws Exception {
        assertThat(problem(town.get("vera", "/api/v1/nothing"), 404)).contains("/api/v1/nothing");
        assertThat(problem(town.send("vera", "DELETE", "/api/v1/runs/1", ""), 405))
                .contains("DELETE", "GET");
        assertThat(problem(town.get("vera", "/api/v1/runs/one"), 400)).contains("id is not valid", "whole number");
        assertThat(problem(town.post("anna", "/api/v1/runs/1/approve", ""), 400))
                .contains("body is missing");
        assertThat(problem(town.send("anna", "POST", "/api/v1/users", "x", "Content-Type", "text/plain"), 415))
                .contains("application/json");
        assertThat(problem(town.get("", "/api/v1/runs"), 401)).contains("Log in");
    }
}
