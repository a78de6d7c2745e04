package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.web.Town.json;
import static org.passportsync.web.Town.problem;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is answered to whoever launches, stops and restarts runs over HTTP: a part of {@link RunsContractTest}. */
interface LaunchedRunsContract {

    /** Both connections, synced once. */
    Town town();

    @Test
    @Order(2)
    default void a_launch_answers_with_its_run_and_where_it_is() throws Exception {
        HttpResponse<String> answer = town().post("olga", "/api/v1/connections/lakeside/runs", "{\"note\": \"again\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        long run = json(answer).path("id").asLong();
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/runs/" + run);
        assertThat(town().resting(run).path("state").asString()).isEqualTo("COMMITTED");
    }

    @Test
    @Order(3)
    default void a_launch_tells_every_problem() throws Exception {
        int runs = json(town().get("vera", "/api/v1/runs")).path("items").size();
        HttpResponse<String> answer = town().post(
                        "olga",
                        "/api/v1/connections/lakeside/runs",
                        "{\"previw\": true, \"asOf\": \"soon\", \"entities\": [\"student\", \"pupil\"]}");

        assertThat(problem(answer, 422)).contains("previw", "asOf=soon", "pupil");
        assertThat(json(answer).path("problems").size()).isGreaterThanOrEqualTo(3);
        assertThat(problem(town().post("olga", "/api/v1/connections/lakeside/runs", "[1"), 400))
                .contains("line 1");
        assertThat(problem(town().post("olga", "/api/v1/connections/lakeside/runs", "[1]"), 400))
                .contains("no JSON object");
        assertThat(problem(town().post("olga", "/api/v1/connections/lakeside/runs", "{\"entities\": []}"), 422))
                .contains("entities has no value");
        String twice = "{\"preview\": true,\n \"preview\": false}";
        assertThat(problem(town().post("olga", "/api/v1/connections/lakeside/runs", twice), 400))
                .contains("a property is written twice, at line 2");
        assertThat(json(town().get("vera", "/api/v1/runs")).path("items").size())
                .as("no run was made")
                .isEqualTo(runs);
        assertThat(problem(town().post("olga", "/api/v1/connections/atlantis/runs", "{}"), 404))
                .contains("no connection atlantis");
    }

    @Test
    @Order(3)
    default void a_run_of_another_district_is_replayed_no_more_than_one_that_is_not_there() throws Exception {
        String runs = "/api/v1/connections/riverside/runs";

        HttpResponse<String> foreign = town().post("riverside-operator", runs, "{\"replay\": 1}");
        HttpResponse<String> missing = town().post("riverside-operator", runs, "{\"replay\": 99999}");

        assertThat(problem(foreign, 404)).isEqualTo(problem(missing, 404).replace("99999", "1"));
    }

    @Test
    @Order(3)
    default void a_run_that_ends_at_once_is_answered_as_one_that_goes_on() throws Exception {
        String wrong = town().definition("riverside")
                .replace("autoMap: true", "map: [{ source: lincoln, existing: no-such-school }]");
        assertThat(town().put("anna", "/api/v1/connections/riverside?confirm=true", wrong, "*")
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> answer = town().post("olga", "/api/v1/connections/riverside/runs", "{}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode run = town().resting(json(answer).path("id").asLong());
        assertThat(run.path("state").asString()).isEqualTo("FAILED");
        assertThat(run.path("message").asString()).contains("the schools can't be mapped");
        assertThat(town().put("anna", "/api/v1/connections/riverside", town().definition("riverside"), "*")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(4)
    default void while_a_run_is_under_way_another_is_refused_and_the_first_can_be_stopped_and_restarted()
            throws Exception {
        long run = town().underWay("lakeside");

        assertThat(problem(town().post("olga", "/api/v1/connections/lakeside/runs", "{}"), 409))
                .contains("run " + run
                        + " of lakeside is under way; wait for it, or stop it, on its page or with the command stop run="
                        + run);
        assertThat(problem(town().post("olga", "/api/v1/runs/" + run + "/restart", ""), 409))
                .contains("under way");
        HttpResponse<String> stopped = town().post("olga", "/api/v1/runs/" + run + "/stop", "");
        assertThat(stopped.statusCode()).as(stopped.body()).isEqualTo(202);
        town().skyward.faults();
        JsonNode rested = town().resting(run);
        assertThat(rested.path("state").asString()).as(rested.toString()).isEqualTo("STOPPED");
        assertThat(problem(town().post("olga", "/api/v1/runs/" + run + "/stop", ""), 409))
                .contains("STOPPED");

        assertThat(town().post("olga", "/api/v1/runs/" + run + "/restart", "").statusCode())
                .isEqualTo(202);
        assertThat(town().resting(run).path("state").asString()).isEqualTo("COMMITTED");
        assertThat(problem(town().post("olga", "/api/v1/runs/999/restart", ""), 404))
                .contains("run 999");
    }
}
