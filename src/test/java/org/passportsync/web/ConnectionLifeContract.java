package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.web.Town.json;
import static org.passportsync.web.Town.problem;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is answered to whoever pauses, resumes and retires a connection over HTTP: a part of {@link ConnectionsContractTest}. */
interface ConnectionLifeContract {

    String LAKESIDE = "/api/v1/connections/lakeside";

    /** Both connections, synced once. */
    Town town();

    @Test
    @Order(8)
    default void a_connection_is_paused_resumed_retired_and_released() throws Exception {
        assertThat(json(town().post("anna", LAKESIDE + "/pause", ""))
                        .path("state")
                        .asString())
                .isEqualTo("PAUSED");
        assertThat(problem(town().post("olga", LAKESIDE + "/runs", "{}"), 409)).contains("PAUSED");
        assertThat(json(town().post("anna", LAKESIDE + "/resume", ""))
                        .path("state")
                        .asString())
                .isEqualTo("ACTIVE");

        HttpResponse<String> losing = town().post("anna", LAKESIDE + "/retire", "");
        assertThat(problem(losing, 409)).contains("\"confirm\": true");
        assertThat(json(losing)
                        .path("losses")
                        .path(0)
                        .path("records")
                        .path("student")
                        .asInt())
                .isEqualTo(13);
        assertThat(problem(town().post("anna", LAKESIDE + "/retire", "{\"release\": true}"), 409))
                .contains("ACTIVE");
        assertThat(json(town().post("anna", LAKESIDE + "/retire", "{\"confirm\": true}"))
                        .path("state")
                        .asString())
                .isEqualTo("RETIRED");
        assertThat(problem(town().post("anna", LAKESIDE + "/pause", ""), 409)).contains("RETIRED");
        String tooLong = "{\"release\": true, \"note\": \"" + "n".repeat(501) + "\"}";
        assertThat(problem(town().post("anna", LAKESIDE + "/retire", tooLong), 422))
                .isEqualTo("note has 501 characters; write at most 500");
        for (String blank : new String[] {"", " "}) {
            HttpResponse<String> noted =
                    town().post("anna", LAKESIDE + "/retire", "{\"release\": true, \"note\": \"" + blank + "\"}");
            assertThat(noted.statusCode()).as(noted.body()).isEqualTo(201);
            long run = json(noted).path("id").asLong();
            assertThat(town().resting(run).path("state").asString()).isEqualTo("PARKED");
            keep(run, blank);
            keep(run, "n".repeat(501));
            town().post("anna", "/api/v1/runs/" + run + "/reject", "{}");
        }
        HttpResponse<String> release =
                town().post("anna", LAKESIDE + "/retire", "{\"release\": true, \"note\": \"moved\"}");
        assertThat(release.statusCode()).as(release.body()).isEqualTo(201);
        JsonNode run = town().resting(json(release).path("id").asLong());
        assertThat(run.path("state").asString()).isEqualTo("PARKED");
        assertThat(run.path("release").asBoolean()).isTrue();
    }

    /** A run is told, and listed, whatever an older program has kept with it. */
    private void keep(long run, String note) throws Exception {
        town().database
                .client()
                .sql("update run set parameters = jsonb_set(parameters, '{note}', to_jsonb(cast(:note as text)))"
                        + " where id = :run")
                .param("note", note)
                .param("run", run)
                .update();
        assertThat(town().get("vera", "/api/v1/runs").statusCode()).as(note).isEqualTo(200);
        assertThat(town().get("vera", "/api/v1/runs/" + run).statusCode())
                .as(note)
                .isEqualTo(200);
    }
}
