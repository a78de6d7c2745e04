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

/** What is asked about duplicates, decisions and rules in bulk over HTTP, and what is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DuplicatesContractTest {

    private static final String ALL = "/api/v1/duplicates";

    private Town town;
    private TwoRecords two;
    private long first;

    @BeforeAll
    void serve(@TempDir Path folder) throws Exception {
        town = new Town(folder).synced();
        two = TwoRecords.of(town.database, "lakeside");
        first = two.open();
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    @Order(1)
    void both_records_are_told_side_by_side_masked_and_what_differs_is_named() throws Exception {
        JsonNode one =
                json(town.get("anna", ALL + "?district=lakeside")).path("items").path(0);

        assertThat(one.propertyNames())
                .containsExactly(
                        "id",
                        "district",
                        "entity",
                        "rule",
                        "attribute",
                        "value",
                        "message",
                        "openedRun",
                        "closedRun",
                        "incoming",
                        "other",
                        "differing",
                        "decision");
        assertThat(one.path("id").asLong()).isEqualTo(first);
        assertThat(one.path("rule").asString()).isEqualTo("studentNumber");
        assertThat(one.path("incoming").path("sisId").asString()).isEqualTo(two.held());
        assertThat(one.path("incoming").path("live").asBoolean()).isFalse();
        assertThat(one.path("incoming").path("passportId").isNull()).isTrue();
        assertThat(one.path("incoming").path("document").path("familyName").asString())
                .isEqualTo("***");
        assertThat(one.path("other").path("connection").asString()).isEqualTo("lakeside");
        assertThat(one.path("other").path("live").asBoolean()).isTrue();
        assertThat(one.path("other").path("passportId").asString()).hasSize(36);
        assertThat(one.path("differing").toString()).isEqualTo("[\"familyName\"]");
        assertThat(one.path("decision").isNull()).isTrue();
    }

    @Test
    @Order(2)
    void personal_values_are_shown_on_request_and_that_is_written_down() throws Exception {
        assertThat(town.get("lakeside-admin", ALL + "/" + first + "?unmasked=true")
                        .body())
                .contains("Twin");
        assertThat(town.get("lakeside-admin", ALL + "?unmasked=true").body()).contains("Twin");
        assertThat(town.get("lakeside-admin", "/api/v1/audit?subject=duplicate%20" + first)
                        .body())
                .contains("UNMASKED");
        assertThat(town.get("lakeside-admin", "/api/v1/audit?subject=district%20lakeside")
                        .body())
                .contains("UNMASKED", "1 duplicates");
    }

    @Test
    @Order(3)
    void lists_are_narrowed_and_go_on_where_the_page_before_ended() throws Exception {
        long second = two.issue("differs", "familyName");
        JsonNode page = json(town.get("anna", ALL + "?district=lakeside&entity=student&limit=1"));
        assertThat(page.path("items").size()).isEqualTo(1);
        JsonNode rest = json(
                town.get("anna", ALL + "?limit=1&after=" + page.path("next").asString()));
        assertThat(rest.path("items").path(0).path("id").asLong()).isEqualTo(second);
        assertThat(rest.path("items").path(0).path("rule").asString()).isEqualTo("differs");
        assertThat(rest.path("items").path(0).path("attribute").asString()).isEqualTo("familyName");
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(json(town.get("anna", ALL + "?entity=staff")).path("items").size())
                .isZero();
        assertThat(json(town.get("anna", ALL + "?district=riverside"))
                        .path("items")
                        .size())
                .isZero();

        assertThat(problem(town.get("anna", ALL + "?district=atlantis"), 404)).contains("district atlantis");
        assertThat(problem(town.get("riverside-admin", ALL + "?district=lakeside"), 404))
                .contains("in your districts");
        assertThat(problem(town.get("anna", ALL + "?entity=pupil&after=x&limit=0"), 400))
                .contains("entity=pupil", "after=x", "limit=0");
        two.close(second);
    }

    @Test
    @Order(4)
    void a_decision_is_noted_replaced_and_undone_and_nothing_of_it_is_forgotten() throws Exception {
        String path = ALL + "/" + first + "/decision";
        HttpResponse<String> same =
                town.post("lakeside-admin", path, "{\"decision\": \"SAME\", \"note\": \"asked the registrar\"}");
        assertThat(same.statusCode()).as(same.body()).isEqualTo(200);
        assertThat(json(same).path("takesEffect").asString()).isEqualTo("with the next run of lakeside");
        assertThat(json(same).path("note").asString()).isEqualTo("asked the registrar");
        JsonNode other = json(town.post("anna", path, "{\"decision\": \"DIFFERENT\"}"));
        JsonNode shown = json(town.get("anna", ALL + "/" + first));
        assertThat(shown.path("decision").path("id").asLong())
                .isEqualTo(other.path("id").asLong());

        HttpResponse<String> undone = town.send("anna", "DELETE", path, "");
        assertThat(json(undone).path("undoneBy").asString()).isEqualTo("anna");
        assertThat(problem(town.send("anna", "DELETE", path, ""), 409)).contains("no decision about duplicate");

        JsonNode decisions =
                json(town.get("anna", "/api/v1/decisions?district=lakeside")).path("items");
        assertThat(decisions.size()).isEqualTo(2);
        assertThat(decisions.path(0).path("decision").asString()).isEqualTo("DIFFERENT");
        assertThat(decisions.path(1).path("decision").asString()).isEqualTo("SAME");
        assertThat(decisions.path(1).path("undoneBy").asString()).isEqualTo("anna");
        assertThat(town.get("lakeside-admin", "/api/v1/audit?subject=duplicate%20" + first)
                        .body())
                .contains("DECIDED", "UNDECIDED", "asked the registrar", "127.0.0.1");
        assertThat(town.get("riverside-admin", "/api/v1/audit?subject=duplicate%20" + first)
                        .body())
                .doesNotContain("DECIDED");
    }

    @Test
    @Order(5)
    void what_is_decided_about_the_two_counts_whichever_of_them_comes_first() throws Exception {
        town.post("anna", ALL + "/" + first + "/decision", "{\"decision\": \"SAME\"}");
        town.database
                .client()
                .sql("update decision set sis_id = other_sis_id, other_sis_id = sis_id where undone_at is null")
                .update();

        assertThat(json(town.get("anna", ALL + "/" + first))
                        .path("decision")
                        .path("sisId")
                        .asString())
                .isEqualTo(two.live());
        town.post("anna", ALL + "/" + first + "/decision", "{\"decision\": \"IGNORE\"}");
        assertThat(town.database
                        .client()
                        .sql("select verdict from decision where undone_at is null")
                        .query(String.class)
                        .list())
                .containsExactly("IGNORE");
    }

    @Test
    @Order(6)
    void a_decision_stays_and_can_be_undone_after_its_duplicate_has_closed() throws Exception {
        two.close(first);

        assertThat(json(town.get("anna", ALL)).path("items").size()).isZero();
        assertThat(json(town.get("anna", ALL + "/" + first)).path("closedRun").isNull())
                .isFalse();
        assertThat(problem(town.post("anna", ALL + "/" + first + "/decision", "{\"decision\": \"SAME\"}"), 409))
                .contains("is closed");
        JsonNode decisions = json(town.get("anna", "/api/v1/decisions?limit=1"));
        assertThat(decisions.path("items").path(0).path("undoneAt").isNull()).isTrue();
        assertThat(decisions.path("next").isNull()).isFalse();
        String decision = "/api/v1/decisions/"
                + decisions.path("items").path(0).path("id").asLong();
        assertThat(problem(town.send("riverside-admin", "DELETE", decision, ""), 404))
                .contains("in your districts");
        assertThat(town.send("anna", "DELETE", decision, "").statusCode()).isEqualTo(200);
        assertThat(problem(town.send("anna", "DELETE", decision, ""), 409)).contains("was undone before");
    }

    @Test
    @Order(7)
    void what_makes_no_sense_is_refused() throws Exception {
        long open = two.issue("email", null);
        String path = ALL + "/" + open + "/decision";

        assertThat(problem(town.post("anna", path, "{}"), 422)).contains("decision is missing");
        assertThat(problem(town.post("anna", path, "{\"decision\": \"MERGE\"}"), 422))
                .contains("not MERGE", "SAME, DIFFERENT or IGNORE");
        assertThat(problem(
                        town.post("anna", path, "{\"decision\": \"SAME\", \"note\": \"" + "long".repeat(200) + "\"}"),
                        422))
                .contains("800 characters");
        assertThat(problem(town.post("anna", ALL + "/999/decision", "{\"decision\": \"SAME\"}"), 404))
                .contains("duplicate 999");
        assertThat(problem(town.post("riverside-admin", path, "{\"decision\": \"SAME\"}"), 404))
                .contains("duplicate " + open);
        assertThat(problem(town.get("anna", ALL + "/999"), 404)).contains("duplicate 999");
        assertThat(problem(town.get("anna", ALL + "/first"), 400)).contains("a whole number");
        assertThat(problem(town.send("anna", "DELETE", "/api/v1/decisions/999", ""), 404))
                .contains("decision 999");
    }
}
