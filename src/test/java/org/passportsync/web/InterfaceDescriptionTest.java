package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of the REST interface that is checked in is the one that is served. With {@code -Dopenapi.write=true}
 * it is written anew.
 */
class InterfaceDescriptionTest {

    private static final Path FILE = Path.of("docs/api/openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void what_is_served_is_what_is_checked_in_and_every_operation_says_what_it_does(@TempDir Path folder)
            throws Exception {
        JsonNode served;
        try (Town town = new Town(folder)) {
            HttpResponse<String> answer = town.get("vera", "/v3/api-docs");
            assertThat(answer.statusCode()).isEqualTo(200);
            served = JSON.readTree(answer.body());
        }
        String text = JSON.writeValueAsString(served).replace("\r\n", "\n") + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, text);
        }

        assertThat(text)
                .as("run this test with -Dopenapi.write=true to write %s anew", FILE)
                .isEqualTo(Files.readString(FILE));
        for (var schema : served.path("components").path("schemas").properties()) {
            if (!schema.getKey().endsWith("Asked")) {
                assertThat(schema.getValue().path("required").size())
                        .as("properties of %s that are always there", schema.getKey())
                        .isPositive();
            }
        }
        for (var path : served.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                String name = operation.getKey() + " " + path.getKey();
                assertThat(operation.getValue().path("summary").asString(""))
                        .as(name)
                        .isNotBlank();
                assertThat(operation.getValue().path("description").asString(""))
                        .as(name)
                        .contains("Needs the role ");
                assertThat(operation.getValue().path("responses").propertyNames())
                        .as(name)
                        .contains("401", "403");
            }
        }
    }

    /** Some answers of every form, whole and with what may be null. */
    @Test
    void what_is_answered_is_what_is_described(@TempDir Path folder) throws Exception {
        try (Town town = new Town(folder).synced()) {
            JsonNode api = JSON.readTree(town.get("vera", "/v3/api-docs").body());
            String made = town.made("lakeside", "h-1");
            long duplicate = TwoRecords.of(town.database, "lakeside").open();
            town.post("anna", "/api/v1/duplicates/" + duplicate + "/decision", "{\"decision\": \"SAME\"}");
            town.post("anna", "/api/v1/users/vera/tokens", "{\"label\": \"x\"}");
            for (String asked : List.of(
                    "/applications",
                    "/audit",
                    "/connections",
                    "/connections/{name}/revisions lakeside",
                    "/connections/{name}/schools lakeside",
                    "/decisions",
                    "/decisions?district=nowhere",
                    "/districts/{id}/guards lakeside",
                    "/duplicates",
                    "/duplicates?district=nowhere",
                    "/duplicates/{id} " + duplicate,
                    "/records/{entity} student",
                    "/records/{entity} school",
                    "/records/{entity} pupil",
                    "/records/{entity}/{passportId}/history student " + made,
                    "/runs?limit=2",
                    "/runs/{id} 1",
                    "/runs/{id} 99",
                    "/runs/{id}/changes 1",
                    "/runs/{id}/changes 3",
                    "/runs/{id}/comparison 1",
                    "/runs/{id}/issues 1",
                    "/users",
                    "/users/{name}/tokens vera")) {
                fits(api, "get", asked, town.get("anna", address(asked)));
            }
            String records = "/records/{entity} student";
            fits(api, "post", records, town.post("anna", address(records), Town.newStudent("lakeside", "h-2")));
            fits(api, "post", records, town.post("anna", address(records), Town.newStudent("nowhere", "h-3")));
            String record = "/records/{entity}/{passportId} student " + made;
            fits(api, "delete", record, town.send("anna", "DELETE", address(record), "", "If-Match", "*"));
            fits(api, "get", "/runs/{id}/changes 5", town.get("anna", address("/runs/{id}/changes 5")));
        }
    }

    /** A template followed by what stands in it, as an address. */
    private static String address(String asked) {
        String[] words = asked.split(" ");
        String address = words[0];
        for (int word = 1; word < words.length; word++) {
            address = address.replaceFirst("\\{\\w+}", words[word]);
        }
        return "/api/v1" + address;
    }

    private static void fits(JsonNode api, String method, String asked, HttpResponse<String> answer) {
        String form = answer.headers().firstValue("Content-Type").orElse("none").replaceFirst(";.*", "");
        JsonNode described = api.path("paths")
                .path("/api/v1" + asked.split("[ ?]")[0])
                .path(method)
                .path("responses")
                .path(String.valueOf(answer.statusCode()))
                .path("content")
                .path(form)
                .path("schema");
        String what = method + " " + asked + " answered " + answer.statusCode() + " as " + form;
        assertThat(described.isObject()).as(what).isTrue();
        ObjectNode whole = ((ObjectNode) described).deepCopy();
        whole.set("components", api.path("components"));
        assertThat(SCHEMAS.getSchema(whole).validate(JSON.readTree(answer.body())))
                .as(what)
                .isEmpty();
    }
}
