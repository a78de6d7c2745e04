package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.web.Town.json;
import static org.passportsync.web.Town.problem;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is asked about runs over HTTP, and what is answered; all parts on one served program, one after the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunsContractTest implements LaunchedRunsContract, DecidedRunsContract, RowsOfRunsContract {

    private Town town;

    @BeforeAll
    void serve(@TempDir Path folder) throws Exception {
        town = new Town(folder).synced();
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
    void a_run_is_told_as_the_interface_promises() throws Exception {
        JsonNode run = json(town.get("vera", "/api/v1/runs/1"));

        assertThat(run.propertyNames())
                .containsExactly(
                        "id",
                        "connection",
                        "district",
                        "state",
                        "trigger",
                        "requestedBy",
                        "revision",
                        "asOf",
                        "startedAt",
                        "finishedAt",
                        "expiresAt",
                        "digest",
                        "message",
                        "holds",
                        "counts",
                        "issues",
                        "steps",
                        "remarks",
                        "unused");
        assertThat(run.path("trigger").asString()).isEqualTo("API");
        assertThat(run.path("requestedBy").asString()).isEqualTo("olga");
        assertThat(run.path("counts").path("student").path("create").asInt()).isEqualTo(12);
        assertThat(run.path("steps").size()).isPositive();
    }

    @Test
    @Order(10)
    void runs_are_listed_newest_first_page_by_page() throws Exception {
        JsonNode page = json(town.get("vera", "/api/v1/runs?connection=lakeside&state=COMMITTED&limit=1"));

        assertThat(page.path("items").size()).isEqualTo(1);
        long newest = page.path("items").path(0).path("id").asLong();
        assertThat(page.path("next").asString()).isEqualTo(String.valueOf(newest));
        assertThat(json(town.get("vera", "/api/v1/runs?connection=lakeside&state=COMMITTED&limit=1&after=" + newest))
                        .path("items")
                        .path(0)
                        .path("id")
                        .asLong())
                .isLessThan(newest);
        assertThat(json(town.get("riverside-viewer", "/api/v1/runs?connection=lakeside"))
                        .path("items")
                        .size())
                .isZero();
        assertThat(problem(town.get("vera", "/api/v1/runs?state=DONE&limit=x"), 400))
                .contains("state=DONE", "limit=x");
    }

    @Test
    @Order(11)
    void a_filter_that_is_empty_is_none() throws Exception {
        for (String path : List.of("/api/v1/runs", "/api/v1/runs/1/changes", "/api/v1/audit")) {
            String filter = path.endsWith("s") ? path.endsWith("runs") ? "connection=" : "school=" : "subject=";
            JsonNode all = json(town.get("anna", path + "?limit=3")).path("items");
            assertThat(all.size()).as(path).isEqualTo(3);
            assertThat(json(town.get("anna", path + "?limit=3&" + filter)).path("items"))
                    .as(path)
                    .isEqualTo(all);
        }
    }

    @Test
    @Order(12)
    void what_no_text_can_hold_is_refused_wherever_it_comes() throws Exception {
        for (String path : List.of(
                "/api/v1/runs?connection=%00",
                "/api/v1/runs/1/changes?school=a%00b",
                "/api/v1/audit?subject=%00",
                "/api/v1/records/student?q=%00",
                "/api/v1/records/student?sisId=a%00")) {
            assertThat(problem(town.get("anna", path), 400)).as(path).contains("U+0000");
        }
        assertThat(problem(town.get("no\u0000body", "/api/v1/runs"), 401)).contains("wrong");
    }

    @Test
    @Order(12)
    void what_is_refused_before_it_is_read_is_told_as_problem_details_too() throws Exception {
        for (String name : List.of("a%2Fb", "..%2F..", "a%5Cb", "%00", "a;b")) {
            HttpResponse<String> refused = town.get("anna", "/api/v1/connections/" + name);
            assertThat(problem(refused, 400)).as(name).contains("the address can't be read");
        }
    }

    @Test
    @Order(12)
    void a_parameter_that_is_no_utf_8_is_refused_in_words() throws Exception {
        for (String path : List.of("/api/v1/runs?connection=%FF", "/api/v1/runs/1/issues?limit=1&kind=%C0%80")) {
            assertThat(problem(town.get("anna", path), 400)).as(path).contains("parameters", "UTF-8");
        }
    }

    @Test
    @Order(12)
    void a_body_of_no_certain_type_is_not_read() throws Exception {
        for (String path : List.of(
                "/api/v1/connections/lakeside/runs",
                "/api/v1/connections/lakeside/retire",
                "/api/v1/runs/1/reject",
                "/api/v1/users/vera/password")) {
            HttpResponse<String> refused = town.send("anna", "POST", path, "{}", "Content-Type", "application/*");
            assertThat(problem(refused, 415)).as(path).contains("application/*", "send application/json");
            HttpResponse<String> untyped = town.send("anna", "POST", path, "{}");
            assertThat(problem(untyped, 415)).as(path).contains("a body without a type is not read here");
        }
    }
}
