package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A document as plain JSON, exactly as it is written, without passing through the definition. */
final class RawJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RawJson() {}

    static ObjectNode of(String text) {
        Problems problems = new Problems();
        Written document = YamlDocument.read(text, problems);
        assertThat(problems.all()).isEmpty();
        return (ObjectNode) node(Objects.requireNonNull(document));
    }

    private static JsonNode node(Written written) {
        return switch (written) {
            case Written.Mapping mapping -> {
                ObjectNode object = NODES.objectNode();
                mapping.values().forEach((key, value) -> object.set(key, node(value)));
                yield object;
            }
            case Written.Items items -> {
                ArrayNode array = NODES.arrayNode();
                items.values().forEach(item -> array.add(node(item)));
                yield array;
            }
            case Written.Scalar scalar ->
                switch (scalar.type()) {
                    case TEXT -> NODES.stringNode(scalar.text());
                    case WHOLE_NUMBER -> NODES.numberNode(Integer.parseInt(scalar.text()));
                    case DECIMAL_NUMBER -> NODES.numberNode(Double.parseDouble(scalar.text()));
                    case BOOL ->
                        NODES.booleanNode(Boolean.parseBoolean(scalar.text().toLowerCase(Locale.ROOT)));
                    case NOTHING -> NODES.nullNode();
                };
        };
    }
}
