package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.web.Town.json;
import static org.passportsync.web.Town.problem;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is answered to whoever looks for records over HTTP: a part of {@link ConnectionsContractTest}. */
interface RecordsContract {

    /** Both connections, synced once. */
    Town town();

    @Test
    @Order(7)
    default void records_are_found_masked_and_their_history_names_runs_and_connections() throws Exception {
        JsonNode page = json(town().get("vera", "/api/v1/records/student?limit=5"));
        assertThat(page.path("items").size()).isEqualTo(5);
        JsonNode second = json(town().get(
                        "vera",
                        "/api/v1/records/student?limit=50&after="
                                + page.path("next").asString()));
        assertThat(second.path("items").size()).isEqualTo(2 * 13 - 5);

        JsonNode one = json(town().get("lakeside-viewer", "/api/v1/records/student?sisId=s-1"))
                .path("items")
                .path(0);
        assertThat(one.path("document").path("familyName").asString()).isEqualTo("***");
        assertThat(one.path("sources").path(0).path("connection").asString()).isEqualTo("lakeside");
        String id = one.path("passportId").asString();
        assertThat(json(town().get("vera", "/api/v1/records/student?passportId=" + id))
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(json(town().get("vera", "/api/v1/records/student?stale=true"))
                        .path("items")
                        .size())
                .isZero();
        assertThat(json(town().get("vera", "/api/v1/records/student?stale=false&q=w-"))
                        .path("items")
                        .size())
                .isEqualTo(2);
        assertThat(json(town().get("vera", "/api/v1/records/school?q=WASHING"))
                        .path("items")
                        .size())
                .isEqualTo(2);
        assertThat(json(town().get("vera", "/api/v1/records/student?q=Ortega"))
                        .path("items")
                        .size())
                .as("masked values can't be guessed")
                .isZero();
        assertThat(json(town().get("anna", "/api/v1/records/student?q=ortega&unmasked=true"))
                        .path("items")
                        .size())
                .isEqualTo(2);
        assertThat(json(town().get("anna", "/api/v1/audit?subject=district%20lakeside"))
                        .toString())
                .contains("1 student records");

        town().student("s-1", "Changed", "lincoln");
        town().resting(town().launch("lakeside", "{\"new\": true}"));
        JsonNode history = json(town().get("vera", "/api/v1/records/student/" + id + "/history"));
        assertThat(history.path("live").asBoolean()).isTrue();
        assertThat(history.path("items").path(0).path("operation").asString()).isEqualTo("UPDATE");
        assertThat(history.path("items")
                        .path(0)
                        .path("changedAttributes")
                        .path(0)
                        .asString())
                .isEqualTo("familyName");
        assertThat(history.path("items").path(1).path("operation").asString()).isEqualTo("CREATE");
        assertThat(history.path("items").path(1).path("run").asLong()).isEqualTo(1);
        assertThat(history.path("attributes")
                        .path("familyName")
                        .path("connections")
                        .path(0)
                        .asString())
                .isEqualTo("lakeside");
        assertThat(history.toString()).doesNotContain("Changed", "Garcia");
        assertThat(town().get("anna", "/api/v1/records/student/" + id + "/history?unmasked=true")
                        .body())
                .contains("Changed", "Garcia1");
        assertThat(problem(town().get("vera", "/api/v1/records/pupil"), 404)).contains("schoolEnrollment");
        assertThat(problem(town().get("vera", "/api/v1/records/student?passportId=7&stale=maybe"), 400))
                .contains("passportId=7", "stale=maybe");
        assertThat(problem(town().get("vera", "/api/v1/records/student/7/history"), 400))
                .contains("Passport ID");
    }
}
