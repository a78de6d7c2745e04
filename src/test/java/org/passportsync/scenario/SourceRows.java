package org.passportsync.scenario;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.passportsync.simulator.HandMadeDistrict;
import org.passportsync.simulator.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of one make-believe Skyward: written short, served as OneRoster 1.2.
 *
 * <p>A reference may be written as the bare id, a role as {@code student@lincoln} (the first one is the primary role) or
 * {@code student@lincoln/2026-08-17/2027-05-28}.
 */
final class SourceRows {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, String> TYPES = Map.of(
            "org", "org",
            "school", "org",
            "primaryOrg", "org",
            "orgs", "org",
            "user", "user",
            "agents", "user",
            "class", "class",
            "course", "course",
            "terms", "academicSession");
    private static final Set<String> MOVES = Set.of("put", "change", "remove", "clear", "raw");

    private final Map<String, ObjectNode> rows = new TreeMap<>();
    private final HandMadeDistrict served = new HandMadeDistrict();

    HandMadeDistrict served() {
        return served;
    }

    /** Does what a step says: {@code put}, {@code change}, {@code remove}, {@code clear}, {@code raw}, each per resource. */
    void move(JsonNode moves) {
        Yaml.onlyKnows(moves, "rows", MOVES.stream().sorted().toList());
        moves.path("clear").forEach(resource -> clear(resource(resource.stringValue())));
        each(moves.path("put"), this::put);
        each(moves.path("change"), this::change);
        each(moves.path("remove"), this::remove);
        each(
                moves.path("raw"),
                (resource, texts) -> texts.properties()
                        .forEach(text -> served.put(
                                resource, text.getKey(), text.getValue().stringValue())));
    }

    void put(Resource resource, JsonNode all) {
        all.forEach(row -> serve(resource, (ObjectNode) row));
    }

    private void change(Resource resource, JsonNode byId) {
        byId.properties().forEach(entry -> {
            ObjectNode row = rows.get(key(resource, entry.getKey()));
            if (row == null) {
                throw new IllegalArgumentException(resource.path() + " has no row " + entry.getKey());
            }
            serve(resource, Yaml.merged(row, entry.getValue()));
        });
    }

    private void remove(Resource resource, JsonNode ids) {
        ids.forEach(id -> {
            if (rows.remove(key(resource, id.stringValue())) == null) {
                throw new IllegalArgumentException(resource.path() + " has no row " + id);
            }
            served.remove(resource, id.stringValue());
        });
    }

    private void clear(Resource resource) {
        served.ids(resource).forEach(id -> rows.remove(key(resource, id)));
        served.clear(resource);
    }

    private void serve(Resource resource, ObjectNode row) {
        String id = row.path("sourcedId").stringValue();
        rows.put(key(resource, id), row);
        served.put(resource, full(resource, row).toString());
    }

    private static String key(Resource resource, String id) {
        return resource.path() + "/" + id;
    }

    private static Resource resource(String path) {
        return Resource.named(path).orElseThrow(() -> new IllegalArgumentException("no resource is called " + path));
    }

    private interface Move {
        void make(Resource resource, JsonNode what);
    }

    private static void each(JsonNode byResource, Move move) {
        byResource.properties().forEach(entry -> move.make(resource(entry.getKey()), entry.getValue()));
    }

    private static ObjectNode full(Resource resource, ObjectNode row) {
        ObjectNode full = NODES.objectNode();
        full.set("sourcedId", row.path("sourcedId"));
        full.put("status", "active");
        full.put("dateLastModified", "2026-08-01T00:00:00.000Z");
        row.properties().forEach(field -> full.set(field.getKey(), field(resource, field.getKey(), field.getValue())));
        return full;
    }

    private static JsonNode field(Resource resource, String name, JsonNode value) {
        if (name.equals("roles")) {
            return roles(value);
        }
        String type = name.equals("parent") ? resource.single() : TYPES.get(name);
        if (type == null) {
            return value;
        }
        if (!value.isArray()) {
            return reference(type, value);
        }
        ArrayNode references = NODES.arrayNode();
        value.forEach(item -> references.add(reference(type, item)));
        return references;
    }

    private static JsonNode reference(String type, JsonNode id) {
        return id.isString()
                ? NODES.objectNode()
                        .put("href", "/" + type + "/" + id.stringValue())
                        .put("sourcedId", id.stringValue())
                        .put("type", type)
                : id;
    }

    private static JsonNode roles(JsonNode written) {
        ArrayNode roles = NODES.arrayNode();
        for (JsonNode one : written) {
            roles.add(one.isString() ? role(one.stringValue(), roles.isEmpty() ? "primary" : "secondary") : one);
        }
        return roles;
    }

    private static JsonNode role(String text, String roleType) {
        String[] parts = text.split("[@/]", -1);
        ObjectNode role = NODES.objectNode().put("roleType", roleType).put("role", parts[0]);
        role.set("org", reference("org", NODES.stringNode(parts[1])));
        if (parts.length > 2) {
            role.put("beginDate", parts[2]);
        }
        if (parts.length > 3) {
            role.put("endDate", parts[3]);
        }
        return role;
    }
}
