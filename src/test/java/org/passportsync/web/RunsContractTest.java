package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.web.Town.json;
import static org.passportsync.web.Town.problem;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** What is asked about runs over HTTP, and what is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunsContractTest {

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
    @Order(2)
    void a_launch_answers_with_its_run_and_where_it_is() throws Exception {
        HttpResponse<String> answer = town.post("olga", "/api/v1/connections/lakeside/runs", "{\"note\": \"again\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        long run = json(answer).path("id").asLong();
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/runs/" + run);
        assertThat(town.resting(run).path("state").asString()).isEqualTo("COMMITTED");
    }

    @Test
    @Order(3)
    void a_launch_tells_every_problem() throws Exception {
        int runs = json(town.get("vera", "/api/v1/runs")).path("items").size();
        HttpResponse<String> answer = town.post(
                "olga",
                "/api/v1/connections/lakeside/runs",
                "{\"previw\": true, \"asOf\": \"soon\", \"entities\": [\"student\", \"pupil\"]}");

        assertThat(problem(answer, 422)).contains("previw", "asOf=soon", "pupil");
        assertThat(json(answer).path("problems").size()).isGreaterThanOrEqualTo(3);
        assertThat(problem(town.post("olga", "/api/v1/connections/lakeside/runs", "[1"), 400))
                .contains("line 1");
        assertThat(problem(town.post("olga", "/api/v1/connections/lakeside/runs", "[1]"), 400))
                .contains("no JSON object");
        assertThat(problem(town.post("olga", "/api/v1/connections/lakeside/runs", "{\"entities\": []}"), 422))
                .contains("entities has no value");
        String twice = "{\"preview\": true,\n \"preview\": false}";
        assertThat(problem(town.post("olga", "/api/v1/connections/lakeside/runs", twice), 400))
                .contains("a property is written twice, at line 2");
        assertThat(json(town.get("vera", "/api/v1/runs")).path("items").size())
                .as("no run was made")
                .isEqualTo(runs);
        assertThat(problem(town.post("olga", "/api/v1/connections/atlantis/runs", "{}"), 404))
                .contains("no connection atlantis");
    }

    @Test
    @Order(3)
    void a_run_of_another_district_is_replayed_no_more_than_one_that_is_not_there() throws Exception {
        String runs = "/api/v1/connections/riverside/runs";

        HttpResponse<String> foreign = town.post("riverside-operator", runs, "{\"replay\": 1}");
        HttpResponse<String> missing = town.post("riverside-operator", runs, "{\"replay\": 99999}");

        assertThat(problem(foreign, 404)).isEqualTo(problem(missing, 404).replace("99999", "1"));
    }

    @Test
    @Order(3)
    void a_run_that_ends_at_once_is_answered_as_one_that_goes_on() throws Exception {
        String wrong = town.definition("riverside")
                .replace("autoMap: true", "map: [{ source: lincoln, existing: no-such-school }]");
        assertThat(town.put("anna", "/api/v1/connections/riverside?confirm=true", wrong, "*")
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> answer = town.post("olga", "/api/v1/connections/riverside/runs", "{}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode run = town.resting(json(answer).path("id").asLong());
        assertThat(run.path("state").asString()).isEqualTo("FAILED");
        assertThat(run.path("message").asString()).contains("the schools can't be mapped");
        assertThat(town.put("anna", "/api/v1/connections/riverside", town.definition("riverside"), "*")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(4)
    void while_a_run_is_under_way_another_is_refused_and_the_first_can_be_stopped_and_restarted() throws Exception {
        long run = town.underWay("lakeside");

        assertThat(problem(town.post("olga", "/api/v1/connections/lakeside/runs", "{}"), 409))
                .contains("run " + run + " of lakeside is under way", "the command stop run=" + run);
        assertThat(problem(town.post("olga", "/api/v1/runs/" + run + "/restart", ""), 409))
                .contains("under way");
        HttpResponse<String> stopped = town.post("olga", "/api/v1/runs/" + run + "/stop", "");
        assertThat(stopped.statusCode()).as(stopped.body()).isEqualTo(202);
        town.skyward.faults();
        JsonNode rested = town.resting(run);
        assertThat(rested.path("state").asString()).as(rested.toString()).isEqualTo("STOPPED");
        assertThat(problem(town.post("olga", "/api/v1/runs/" + run + "/stop", ""), 409))
                .contains("STOPPED");

        assertThat(town.post("olga", "/api/v1/runs/" + run + "/restart", "").statusCode())
                .isEqualTo(202);
        assertThat(town.resting(run).path("state").asString()).isEqualTo("COMMITTED");
        assertThat(problem(town.post("olga", "/api/v1/runs/999/restart", ""), 404))
                .contains("run 999");
    }

    @Test
    @Order(5)
    void a_held_run_answers_in_place_of_a_new_one_and_is_approved_by_its_digest_only() throws Exception {
        town.student("s-20", "Newcomer", "lincoln");
        JsonNode held = town.parked("lakeside");
        String path = "/api/v1/runs/" + held.path("id").asLong();

        HttpResponse<String> second = town.post("olga", "/api/v1/connections/lakeside/runs", "{\"preview\": true}");
        assertThat(problem(second, 409)).contains("is held; approve or reject it");
        assertThat(json(second).path("run").asLong()).isEqualTo(held.path("id").asLong());

        assertThat(problem(town.post("anna", path + "/approve", "{}"), 422)).contains("digest is missing");
        assertThat(problem(town.post("anna", path + "/approve", "{\"digets\": \"x\"}"), 400))
                .contains("digets", "digest, note");
        assertThat(problem(town.post("anna", path + "/approve", "{\"digest\": \"guessed\"}"), 409))
                .contains("guessed");
        assertThat(problem(
                        town.post(
                                "anna",
                                path + "/approve",
                                "{\"digest\": \"" + held.path("digest").asString() + "\", \"note\": \"a\\u0000b\"}"),
                        422))
                .contains("note has a control character");
        HttpResponse<String> approved = town.post(
                "anna",
                path + "/approve",
                "{\"digest\": \"" + held.path("digest").asString() + "\", \"note\": \"seen\"}");
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
        assertThat(town.resting(held.path("id").asLong()).path("state").asString())
                .isEqualTo("COMMITTED");
        assertThat(problem(town.post("anna", path + "/reject", "{}"), 409)).contains("COMMITTED");
        assertThat(json(town.get(
                                "anna",
                                "/api/v1/audit?subject=run%20" + held.path("id").asLong()))
                        .toString())
                .contains("\"APPROVED\"", "\"anna\"", "API 127.0.0.1", "\"seen\"");
    }

    @Test
    @Order(6)
    void a_rejected_run_keeps_its_report_and_is_compared_with_the_run_before() throws Exception {
        town.rows.remove(org.passportsync.simulator.Resource.USERS, "s-20");
        JsonNode held = town.parked("lakeside");
        String path = "/api/v1/runs/" + held.path("id").asLong();

        assertThat(json(town.post("anna", path + "/reject", "{\"note\": \"no\"}"))
                        .path("state")
                        .asString())
                .isEqualTo("REJECTED");
        JsonNode compared = json(town.get("vera", path + "/comparison"));
        assertThat(compared.path("before").path("id").asLong())
                .isLessThan(held.path("id").asLong());
        JsonNode students = find(compared.path("items"), "student", "");
        assertThat(students.path("now").path("delete").asInt()).isEqualTo(1);
        assertThat(students.path("before").path("create").asInt()).isEqualTo(1);
        assertThat(find(compared.path("items"), "student", "lincoln")
                        .path("now")
                        .path("delete")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @Order(7)
    void changes_are_paged_filtered_masked_and_unmasked_for_administrators_only() throws Exception {
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = json(town.get("vera", "/api/v1/runs/1/changes?entity=student&limit=5" + after));
            page.path("items").forEach(change -> seen.add(change.path("sisId").asString()));
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asString();
        } while (!after.isEmpty());
        assertThat(seen).hasSize(12).doesNotHaveDuplicates();

        JsonNode first = json(town.get(
                        "vera", "/api/v1/runs/1/changes?entity=student&operation=CREATE&school=lincoln&cause=SOURCE"))
                .path("items")
                .path(0);
        assertThat(first.propertyNames())
                .containsExactly(
                        "entity",
                        "sisId",
                        "sisIdBefore",
                        "passportId",
                        "operation",
                        "school",
                        "cause",
                        "withheld",
                        "before",
                        "after",
                        "changedAttributes");
        assertThat(first.path("after").path("familyName").asString()).isEqualTo("***");
        assertThat(problem(town.get("olga", "/api/v1/runs/1/changes?unmasked=true"), 403))
                .contains("needs the role ADMIN");
        assertThat(town.get("anna", "/api/v1/runs/1/changes?unmasked=true").body())
                .contains("Garcia1");
        assertThat(json(town.get("anna", "/api/v1/audit?subject=run%201")).toString())
                .contains("UNMASKED", "127.0.0.1");

        HttpResponse<String> wrong =
                town.get("vera", "/api/v1/runs/1/changes?entity=pupil&operation=X&limit=0&after=y&cause=z&unmasked=u");
        assertThat(problem(wrong, 400))
                .contains("entity=pupil", "operation=X", "limit=0", "after=y", "cause=z", "unmasked=u");
        assertThat(json(wrong).path("problems").size()).isEqualTo(6);
    }

    @Test
    @Order(8)
    void changes_come_as_a_table_whole_and_without_formulas() throws Exception {
        town.student("=1+1", "Formula", "lincoln");
        long run = town.launch("lakeside", "{\"new\": true}");
        town.resting(run);
        HttpResponse<String> table = town.get("vera", "/api/v1/runs/" + run + "/changes?limit=1", "Accept", "text/csv");

        assertThat(table.statusCode()).isEqualTo(200);
        assertThat(table.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/csv")
                .containsIgnoringCase("utf-8");
        assertThat(table.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"run-" + run + "-changes.csv\"");
        List<String> lines = table.body().lines().toList();
        assertThat(lines.getFirst()).startsWith("entity,sisId,sisIdBefore,passportId,operation,school,cause");
        assertThat(lines).hasSizeGreaterThan(2);
        assertThat(table.body()).contains("student,'=1+1,").doesNotContain("Formula");
        assertThat(town.get("vera", "/api/v1/runs/1/changes?entity=student", "Accept", "text/csv")
                        .body()
                        .lines())
                .hasSize(13);
        assertThat(problem(town.get("vera", "/api/v1/runs/1/changes?entity=x", "Accept", "text/csv"), 400))
                .contains("entity=x");
    }

    @Test
    @Order(9)
    void issues_are_listed_and_come_as_a_table() throws Exception {
        town.rows.put(
                org.passportsync.simulator.Resource.USERS,
                "s-30",
                "{\"sourcedId\":\"s-30\",\"status\":\"active\",\"roles\":7}");
        long run = town.launch("lakeside", "{\"new\": true}");
        town.resting(run);
        JsonNode issue = json(town.get("vera", "/api/v1/runs/" + run + "/issues?limit=1"))
                .path("items")
                .path(0);

        assertThat(issue.propertyNames())
                .containsExactly(
                        "entity",
                        "sisId",
                        "kind",
                        "stage",
                        "rule",
                        "attribute",
                        "value",
                        "message",
                        "page",
                        "openedRun");
        long held = town.launch("lakeside", "{\"new\": true, \"preview\": true, \"force\": true}");
        town.resting(held);
        town.student("s-31", "", "lincoln");
        long later = town.launch("lakeside", "{\"new\": true, \"preview\": true, \"force\": true}");
        town.resting(later);
        assertThat(opened(held)).containsExactly(run);
        assertThat(opened(later))
                .as("some of them are new")
                .containsOnly(run, later)
                .contains(run, later);
        assertThat(town.get("vera", "/api/v1/runs/" + run + "/issues", "Accept", "text/csv")
                        .body())
                .startsWith("entity,sisId,kind,stage,rule")
                .contains("s-30");
        assertThat(problem(town.get("vera", "/api/v1/runs/" + run + "/issues?kind=BAD&after=x"), 400))
                .contains("kind=BAD", "after=x");
    }

    /** The runs that found a run's issues first. */
    private List<Long> opened(long run) throws Exception {
        return json(town.get("vera", "/api/v1/runs/" + run + "/issues"))
                .path("items")
                .valueStream()
                .map(issue -> issue.path("openedRun").asLong())
                .toList();
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

    private static JsonNode find(JsonNode items, String entity, String school) {
        for (JsonNode item : items) {
            if (item.path("entity").asString().equals(entity)
                    && item.path("school").asString().equals(school)) {
                return item;
            }
        }
        throw new AssertionError("no " + entity + " at " + school + " in " + items);
    }
}
