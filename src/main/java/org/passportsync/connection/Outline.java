package org.passportsync.connection;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One section of a document being written; what is null, empty or equal to its default is left out. */
final class Outline {

    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    ObjectNode node() {
        return node;
    }

    Outline text(String key, @Nullable Object value) {
        if (value != null) {
            node.put(key, value.toString());
        }
        return this;
    }

    Outline text(String key, @Nullable Object value, @Nullable Object unless) {
        return Objects.equals(value, unless) ? this : text(key, value);
    }

    Outline flag(String key, @Nullable Boolean value, @Nullable Boolean unless) {
        if (value != null && !value.equals(unless)) {
            node.put(key, value);
        }
        return this;
    }

    Outline number(String key, @Nullable Integer value, @Nullable Integer unless) {
        if (value != null && !value.equals(unless)) {
            node.put(key, value);
        }
        return this;
    }

    Outline number(String key, @Nullable BigDecimal value) {
        if (value != null) {
            node.put(key, value);
        }
        return this;
    }

    Outline texts(String key, Collection<String> values) {
        return values.isEmpty() ? this : put(key, array(values));
    }

    Outline section(String key, Outline section) {
        return section.node.isEmpty() ? this : put(key, section.node);
    }

    Outline list(String key, List<? extends JsonNode> items) {
        if (items.isEmpty()) {
            return this;
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(array::add);
        return put(key, array);
    }

    Outline put(String key, JsonNode value) {
        node.set(key, value);
        return this;
    }

    static ArrayNode array(Collection<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    static JsonNode scalar(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }
}
