package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description of the REST interface that is checked in is the one that is served. With {@code -Dopenapi.write=true}
 * it is written anew.
 */
class InterfaceDescriptionTest {

    private static final Path FILE = Path.of("docs/api/openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

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
}
