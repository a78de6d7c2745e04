package org.passportsync.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema of definitions, for comparing it with what the program reads. */
final class SchemaTree {

    final JsonNode root = JsonMapper.shared().readTree(Texts.file("jobs/connection.schema.json"));

    /** Every setting with its path, as {@code schools.map.source}; lists and entities' rules are looked into. */
    Map<String, JsonNode> settings() {
        Map<String, JsonNode> settings = new TreeMap<>();
        collect(root, "", settings::put);
        return settings;
    }

    private void collect(JsonNode schema, String path, BiConsumer<String, JsonNode> found) {
        for (JsonNode branch : branches(schema)) {
            branch.path("properties").properties().forEach(entry -> {
                String below = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
                found.accept(below, entry.getValue());
                collect(entry.getValue(), below, found);
            });
            if (branch.has("items")) {
                collect(branch.path("items"), path, found);
            }
            if (branch.path("additionalProperties").isObject()) {
                collect(branch.path("additionalProperties"), path + ".*", found);
            }
        }
    }

    /** The settings that each section of a document may have by the schema, by the section's path. */
    Map<String, TreeSet<String>> allowed(JsonNode document) {
        Map<String, TreeSet<String>> allowed = new TreeMap<>();
        allowed(root, document, "", allowed);
        return allowed;
    }

    private void allowed(JsonNode schema, JsonNode document, String path, Map<String, TreeSet<String>> found) {
        for (JsonNode branch : branches(schema)) {
            if (document.isObject() && branch.has("properties")) {
                TreeSet<String> names = found.computeIfAbsent(path, key -> new TreeSet<>());
                branch.path("properties").properties().forEach(entry -> names.add(entry.getKey()));
            }
            document.properties()
                    .forEach(entry -> allowed(
                            branch.path("properties")
                                    .optional(entry.getKey())
                                    .orElse(branch.path("additionalProperties")),
                            entry.getValue(),
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                            found));
            for (int i = 0; document.isArray() && i < document.size(); i++) {
                allowed(branch.path("items"), document.get(i), path + "[" + i + "]", found);
            }
        }
    }

    /** A schema as it stands and everything that it refers to or chooses from. */
    private List<JsonNode> branches(JsonNode schema) {
        List<JsonNode> branches = new ArrayList<>(List.of(schema));
        if (schema.has("$ref")) {
            String name = schema.path("$ref").stringValue().replace("#/$defs/", "");
            branches.addAll(branches(root.path("$defs").path(name)));
        }
        schema.path("oneOf").forEach(choice -> branches.addAll(branches(choice)));
        return branches;
    }
}
