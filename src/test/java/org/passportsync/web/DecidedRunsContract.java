package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.web.Town.json;
import static org.passportsync.web.Town.problem;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is answered to whoever approves and rejects runs over HTTP, and compares them: a part of {@link RunsContractTest}. */
interface DecidedRunsContract {

    /** Both connections, synced once. */
    Town town();

    @Test
    @Order(5)
    default void a_held_run_answers_in_place_of_a_new_one_and_is_approved_by_its_digest_only() throws Exception {
        town().student("s-20", "Newcomer", "lincoln");
        JsonNode held = town().parked("lakeside");
        String path = "/api/v1/runs/" + held.path("id").asLong();

        HttpResponse<String> second = town().post("olga", "/api/v1/connections/lakeside/runs", "{\"preview\": true}");
        assertThat(problem(second, 409)).contains("is held; approve or reject it");
        assertThat(json(second).path("run").asLong()).isEqualTo(held.path("id").asLong());

        assertThat(problem(town().post("anna", path + "/approve", "{}"), 422)).contains("digest is missing");
        assertThat(problem(town().post("anna", path + "/approve", "{\"digets\": \"x\"}"), 400))
                .contains("digets", "digest, note");
        assertThat(problem(town().post("anna", path + "/approve", "{\"digest\": \"guessed\"}"), 409))
                .contains("guessed");
        assertThat(problem(
                        town().post(
                                        "anna",
                                        path + "/approve",
                                        "{\"digest\": \"" + held.path("digest").asString()
                                                + "\", \"note\": \"a\\u0000b\"}"),
                        422))
                .contains("note has a control character");
        HttpResponse<String> approved = town().post(
                        "anna",
                        path + "/approve",
                        "{\"digest\": \"" + held.path("digest").asString() + "\", \"note\": \"seen\"}");
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
        assertThat(town().resting(held.path("id").asLong()).path("state").asString())
                .isEqualTo("COMMITTED");
        assertThat(problem(town().post("anna", path + "/reject", "{}"), 409)).contains("COMMITTED");
        assertThat(json(town().get(
                                        "anna",
                                        "/api/v1/audit?subject=run%20"
                                                + held.path("id").asLong()))
                        .toString())
                .contains("\"APPROVED\"", "\"anna\"", "API 127.0.0.1", "\"seen\"");
    }

    @Test
    @Order(6)
    default void a_rejected_run_keeps_its_report_and_is_compared_with_the_run_before() throws Exception {
        town().rows.remove(org.passportsync.simulator.Resource.USERS, "s-20");
        JsonNode held = town().parked("lakeside");
        String path = "/api/v1/runs/" + held.path("id").asLong();

        assertThat(json(town().post("anna", path + "/reject", "{\"note\": \"no\"}"))
                        .path("state")
                        .asString())
                .isEqualTo("REJECTED");
        JsonNode compared = json(town().get("vera", path + "/comparison"));
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
