package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Holds the sections in docs/definition.md equal to the schema's. */
class DefinitionDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/definition.md");
    private static final String WRITTEN_FROM_HERE = "run it with -Ddefinition.write=true. -->\n";

    private final JsonNode schema = new SchemaTree().root;

    @Test
    void the_document_lists_the_sections_of_the_schema() throws IOException {
        String document = Files.readString(DOCUMENT);
        String byHand = document.substring(0, document.indexOf(WRITTEN_FROM_HERE) + WRITTEN_FROM_HERE.length());
        if (Boolean.getBoolean("definition.write")) {
            Files.writeString(DOCUMENT, byHand + table());
        }

        assertThat(Files.readString(DOCUMENT)).isEqualTo(byHand + table());
    }

    private String table() {
        Set<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::stringValue)
                .collect(Collectors.toSet());
        return schema.path("properties").properties().stream()
                .map(section -> row(section, required.contains(section.getKey()) ? "yes" : ""))
                .collect(Collectors.joining("", "\n| section | required | |\n| --- | --- | --- |\n", ""));
    }

    private static String row(Map.Entry<String, JsonNode> section, String required) {
        String description = section.getValue().path("description").stringValue("");
        assertThat(description).as(section.getKey()).isNotBlank().doesNotContain("|", "\n");
        return "| `" + section.getKey() + "` | " + required + " | " + description + " |\n";
    }
}
