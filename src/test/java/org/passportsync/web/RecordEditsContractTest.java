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

/** How records are edited over HTTP, and what is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecordEditsContractTest {

    private static final String STUDENTS = "/api/v1/records/student";

    private Town town;

    @BeforeAll
    void serve(@TempDir Path folder) throws Exception {
        town = new Town(folder).synced();
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    @Order(1)
    void without_multiple_sources_nothing_is_edited_and_the_answer_says_what_to_do() throws Exception {
        assertThat(problem(town.post("anna", STUDENTS, Town.newStudent("lakeside", "h-1")), 409))
                .contains("district lakeside has one source", "multipleSources: true");
    }

    @Test
    @Order(2)
    void a_record_is_made_edited_and_withdrawn_by_versions() throws Exception {
        town.sharing("lakeside");
        HttpResponse<String> made = town.post("anna", STUDENTS, Town.newStudent("lakeside", "h-1"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String id = json(made).path("passportId").asString();
        assertThat(made.headers().firstValue("Location")).contains(STUDENTS + "?passportId=" + id);
        assertThat(made.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(json(made).propertyNames()).containsExactly("passportId", "run", "record", "applied", "withheld");
        assertThat(json(made).path("record").path("document").path("email").asString())
                .isEqualTo("***");
        assertThat(json(made)
                        .path("record")
                        .path("sources")
                        .path(0)
                        .path("connection")
                        .asString())
                .isEqualTo("passport");

        String phone = "{\"attributes\": {\"phone\": \"555-0100\", \"email\": null}}";
        assertThat(problem(edit(id, phone), 428)).contains("version 1", "If-Match: \"1\"");
        HttpResponse<String> edited = edit(id, phone, "If-Match", "\"1\"");
        assertThat(edited.statusCode()).as(edited.body()).isEqualTo(200);
        assertThat(json(edited).path("applied").valueStream().map(JsonNode::asString))
                .containsExactly("familyName", "phone");
        assertThat(problem(edit(id, phone, "If-Match", "\"1\""), 412)).contains("version 2 now");
        assertThat(problem(edit(id, "{\"attributes\": {\"familyName\": null}}", "If-Match", "*"), 422))
                .contains("familyName is missing");

        HttpResponse<String> withdrawn = town.send("anna", "DELETE", STUDENTS + "/" + id, "", "If-Match", "\"2\"");
        assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(200);
        assertThat(json(withdrawn).path("record").isNull()).isTrue();
        problem(edit(id, phone, "If-Match", "*"), 404);
    }

    @Test
    @Order(3)
    void history_says_whose_each_value_is_and_which_run_brought_it() throws Exception {
        String id = json(town.get("lakeside-viewer", STUDENTS + "?sisId=s-1"))
                .path("items")
                .path(0)
                .path("passportId")
                .asString();
        JsonNode edited = json(edit(id, "{\"attributes\": {\"phone\": \"555-0100\"}}", "If-Match", "*"));

        JsonNode attributes =
                json(town.get("vera", STUDENTS + "/" + id + "/history")).path("attributes");

        assertThat(attributes.path("phone").toString())
                .isEqualTo("{\"connections\":[\"passport\"],\"run\":" + edited.path("run") + "}");
        assertThat(attributes.path("familyName").toString()).isEqualTo("{\"connections\":[\"lakeside\"],\"run\":1}");
        assertThat(attributes
                        .path("schools")
                        .path("edges")
                        .propertyStream()
                        .map(edge -> edge.getValue().toString()))
                .containsExactly("[\"lakeside\"]");
    }

    @Test
    @Order(4)
    void edits_are_kept_as_runs_and_audited_without_personal_values() throws Exception {
        JsonNode runs = json(town.get("lakeside-viewer", "/api/v1/runs?connection=passport"));
        assertThat(runs.path("items").size()).isEqualTo(4);
        JsonNode first = runs.path("items").path(0);
        assertThat(first.path("trigger").asString()).isEqualTo("EDIT");
        assertThat(first.path("requestedBy").asString()).isEqualTo("anna");
        long run = first.path("id").asLong();
        assertThat(town.get("vera", "/api/v1/runs/" + run).statusCode()).isEqualTo(200);
        assertThat(town.get("vera", "/api/v1/runs/" + run + "/comparison").statusCode())
                .isIn(200, 409);
        assertThat(json(town.get("vera", "/api/v1/runs/" + run + "/changes"))
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(json(town.get("vera", "/api/v1/runs")).toString()).doesNotContain("EDIT");
        HttpResponse<String> page = PageVisit.of(town.served, "vera").get("/runs/" + run);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("anna, edit").doesNotContain("<dt>Note</dt>");

        HttpResponse<String> audit = town.get("lakeside-admin", "/api/v1/audit");
        assertThat(audit.body())
                .contains("CREATED", "EDITED", "WITHDRAWN", "student email phone; run")
                .doesNotContain("555-0100", "Made", "made@hub.example");
        assertThat(town.get("riverside-admin", "/api/v1/audit").body()).doesNotContain("EDITED");
    }

    @Test
    @Order(5)
    void edits_count_what_the_hub_itself_holds_before_and_after() {
        assertThat(town.database
                        .client()
                        .sql("select c.live_before || ' ' || c.live_after as live from run_count c"
                                + " join run r on r.id = c.run_id where r.trigger = 'EDIT' order by r.id")
                        .query((row, _) -> row.getString("live"))
                        .list())
                .containsExactly("0 1", "1 1", "1 0", "0 1");
    }

    @Test
    @Order(5)
    void what_is_wrong_is_told_by_attribute_without_values() throws Exception {
        JsonNode problem = json(town.post("anna", STUDENTS, """
                {"district": "lakeside", "sisId": "h-9",
                 "attributes": {"birthDate": "Geheim", "schools": ["Geheim"], "colour": "Geheim", "grades": "Geheim"}}"""));

        assertThat(problem.path("problems").size()).as(problem.toString()).isEqualTo(4);
        assertThat(problem.toString()).doesNotContain("Geheim").contains("birthDate is no date");
        assertThat(problem(town.post("anna", STUDENTS, """
                {"district": "lakeside", "sisId": "h-9", "attributes": {"birthDate": "+20260-01-01"}}"""), 422))
                .contains("birthDate is no day of the years 1000 to 9999");
        assertThat(problem(town.post("anna", "/api/v1/records/school", Town.newStudent("lakeside", "h-9")), 422))
                .contains("school is not edited");
        assertThat(problem(town.post("anna", STUDENTS, "{}"), 422)).contains("district is missing");
        assertThat(problem(town.post("anna", STUDENTS, Town.newStudent("lakeside", "s-1")), 409))
                .contains("is there already");
    }

    @Test
    @Order(6)
    void the_hubs_own_source_is_no_connection() throws Exception {
        assertThat(json(town.get("vera", "/api/v1/connections")).path("items").size())
                .isEqualTo(2);
        problem(town.get("vera", "/api/v1/connections/passport"), 404);
        problem(town.post("anna", "/api/v1/connections/passport@lakeside/pause", ""), 404);
        assertThat(problem(
                        town.put(
                                "anna",
                                "/api/v1/connections/passport",
                                town.definition("lakeside").replace("connection: lakeside", "connection: passport"),
                                ""),
                        422))
                .contains("passport is the hub's own source");
    }

    private HttpResponse<String> edit(String id, String body, String... headers) throws Exception {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return town.send("anna", "PUT", STUDENTS + "/" + id, body, all);
    }
}
