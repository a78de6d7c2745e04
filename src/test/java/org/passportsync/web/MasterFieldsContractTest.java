package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.web.Town.json;
import static org.passportsync.web.Town.problem;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Rules about whose value counts, made in bulk over HTTP. */
class MasterFieldsContractTest {

    private static final String LAKESIDE = "/api/v1/connections/lakeside";
    private static final String GENERATE = LAKESIDE + "/master-fields/generate";

    private Town town;

    @BeforeEach
    void serve(@TempDir Path folder) throws Exception {
        town = new Town(folder);
        town.put("anna", LAKESIDE, definition("lakeside", """
                attributes:
                  student:
                    - { from: metadata.homeroom, to: x_homeroom }
                masterFields:
                  student: [ { attribute: email, connection: lakeside, mode: DO_NOT_OVERRIDE } ]
                """), "");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private String definition(String connection, String more) {
        return town.definition("lakeside")
                        .replace("connection: lakeside", "connection: " + connection)
                        .replace("bulkUpload: true", "multipleSources: true")
                + more;
    }

    @Test
    void every_attribute_that_does_not_connect_records_gets_a_rule_and_old_rules_stay() throws Exception {
        HttpResponse<String> answer = town.post("anna", GENERATE, "{\"entities\": [\"student\", \"staff\"]}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode made = json(answer);
        assertThat(made.path("revision").asInt()).isEqualTo(2);
        assertThat(made.path("already").asInt()).isEqualTo(1);
        List<String> names = made.path("added")
                .valueStream()
                .map(rule -> rule.path("entity").asString() + "."
                        + rule.path("attribute").asString())
                .toList();
        assertThat(names)
                .contains("student.givenName", "student.stateId", "student.grades", "student.x_homeroom", "staff.roles")
                .doesNotContain(
                        "student.email",
                        "student.schools",
                        "student.primarySchool",
                        "staff.teaching",
                        "staff.x_homeroom");
        String yaml = town.get("vera", LAKESIDE, "Accept", "application/yaml").body();
        assertThat(yaml).contains("x_homeroom", "DO_NOT_OVERRIDE");
        assertThat(json(town.put("anna", LAKESIDE, yaml, "*")).path("kind").asString())
                .isEqualTo("UNCHANGED");
        assertThat(town.get("anna", "/api/v1/audit?subject=connection%20lakeside")
                        .body())
                .contains("revision 2");

        JsonNode again = json(town.post("anna", GENERATE, "{\"entity\": \"staff\", \"mode\": \"DO_NOT_OVERRIDE\"}"));
        assertThat(again.path("kind").asString()).isEqualTo("UNCHANGED");
        assertThat(again.path("added").size()).isZero();
        assertThat(again.path("already").asInt()).isEqualTo((int)
                names.stream().filter(name -> name.startsWith("staff.")).count());
    }

    @Test
    void where_another_connection_is_the_master_nothing_is_saved_and_each_clash_is_named() throws Exception {
        String other = definition("lakeside-ad", """
                masterFields:
                  student:
                    - { attribute: username, connection: lakeside-ad, mode: MASTER }
                    - { attribute: phone, connection: lakeside-ad, mode: MASTER }
                    - { attribute: sms, connection: lakeside-ad, mode: DO_NOT_OVERRIDE }
                """).replace("clientId: lakeside", "clientId: lakeside-ad");
        other = other.replace("clientId: " + town.skyward.clientId(), "clientId: another");
        assertThat(town.put("anna", "/api/v1/connections/lakeside-ad", other, "")
                        .statusCode())
                .isEqualTo(201);

        HttpResponse<String> answer = town.post("anna", GENERATE, "{\"entity\": \"student\"}");
        assertThat(problem(answer, 422)).contains("nothing is saved", "lakeside-ad is its MASTER already");
        assertThat(json(answer).path("problems").toString())
                .contains("student.username", "student.phone")
                .doesNotContain("sms");
        assertThat(town.get("vera", LAKESIDE).headers().firstValue("ETag")).hasValue("\"1\"");
        JsonNode weaker = json(town.post("anna", GENERATE, "{\"entity\": \"student\", \"mode\": \"DO_NOT_OVERRIDE\"}"));
        assertThat(weaker.path("revision").asInt()).isEqualTo(2);
    }

    @Test
    void what_makes_no_sense_is_refused() throws Exception {
        assertThat(problem(
                        town.post("anna", GENERATE, "{\"entities\": [\"pupil\", \"school\"], \"mode\": \"BOSS\"}"),
                        422))
                .contains("pupil", "school is not valid", "mode=BOSS");
        assertThat(problem(town.post("anna", GENERATE, "{}"), 422)).contains("entities is missing");
        assertThat(problem(town.post("anna", GENERATE, "{\"entities\": [\"staff\", null]}"), 400))
                .contains("at line 1", "/v3/api-docs");
        assertThat(problem(
                        town.post(
                                "anna",
                                "/api/v1/connections/atlantis/master-fields/generate",
                                "{\"entity\": \"staff\"}"),
                        404))
                .contains("connection atlantis");
    }
}
