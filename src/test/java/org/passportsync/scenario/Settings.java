package org.passportsync.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings of a definition by the JSON Schema, each as {@code schools.map.source}; one that takes named values only, once for
 * each, as {@code advanced.staff = TEACHING_ONLY}.
 *
 * <p>Rules look the same for every entity, and limits for every operation: those count once.
 */
final class Settings {

    private static final Pattern CALL = Pattern.compile("(\\w+)\\(.*\\)");
    private static final Set<String> PLAIN = Set.of("version", "schedule.weekly.days");

    private final JsonNode root;

    private Settings(JsonNode root) {
        this.root = root;
    }

    static Settings ofSchema() {
        try {
            return new Settings(JsonMapper.shared().readTree(Files.readString(Path.of("jobs/connection.schema.json"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every setting that can be written. */
    Set<String> all() {
        Set<String> found = new TreeSet<>();
        collect(root, "", found);
        return found;
    }

    private void collect(JsonNode schema, String path, Set<String> found) {
        List<JsonNode> branches = branches(schema);
        List<Below> below = branches.stream()
                .flatMap(branch -> below(branch, path).stream())
                .toList();
        below.forEach(one -> collect(one.schema(), one.path(), found));
        Set<String> values = new TreeSet<>();
        if (!PLAIN.contains(path)) {
            branches.forEach(branch -> branch.path("enum").forEach(value -> values.add(value.asString())));
            branches.stream()
                    .filter(branch -> branch.has("const"))
                    .forEach(branch -> values.add(branch.path("const").asString()));
        }
        values.forEach(value -> found.add(alike(path) + " = " + value));
        if (values.isEmpty() && below.isEmpty()) {
            found.add(alike(path));
        }
    }

    private record Below(JsonNode schema, String path) {}

    private static List<Below> below(JsonNode branch, String path) {
        String before = path.isEmpty() ? "" : path + ".";
        List<Below> below = new ArrayList<>();
        branch.path("properties")
                .properties()
                .forEach(entry -> below.add(new Below(entry.getValue(), before + entry.getKey())));
        if (branch.path("additionalProperties").isObject()) {
            below.add(new Below(branch.path("additionalProperties"), before + "*"));
        }
        if (branch.has("items")) {
            below.add(new Below(branch.path("items"), path));
        }
        return below;
    }

    /** The settings that a document writes. */
    Set<String> in(JsonNode document) {
        Set<String> found = new TreeSet<>();
        walk(root, document, "", found);
        return found;
    }

    private void walk(JsonNode schema, JsonNode node, String path, Set<String> found) {
        List<JsonNode> branches = branches(schema);
        if (node.isArray()) {
            node.forEach(item -> branches.stream()
                    .filter(branch -> branch.has("items"))
                    .forEach(branch -> walk(branch.path("items"), item, path, found)));
        } else if (node.isObject()) {
            node.properties().forEach(entry -> step(branches, entry.getKey(), entry.getValue(), path, found));
        } else {
            scalar(node.asString(), alike(path), found);
        }
    }

    private void step(List<JsonNode> branches, String name, JsonNode value, String path, Set<String> found) {
        String before = path.isEmpty() ? "" : path + ".";
        for (JsonNode branch : branches) {
            if (branch.path("properties").has(name)) {
                walk(branch.path("properties").path(name), value, before + name, found);
            } else if (branch.path("additionalProperties").isObject()) {
                walk(branch.path("additionalProperties"), value, before + "*", found);
            }
        }
    }

    private static void scalar(String value, String path, Set<String> found) {
        found.add(path);
        found.add(path + " = " + value);
        Matcher call = CALL.matcher(value);
        if (call.matches()) {
            found.add(path + "." + call.group(1));
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

    private static String alike(String path) {
        return path.replaceAll("^(attributes|requirements|filters|uniqueness|masterFields|writeBack)\\.[^.]+", "$1.*")
                .replaceAll("(holdThreshold)\\.(?!rekey|floor|default|perSchool)[^.]+", "$1.*")
                .replaceAll("\\.(creates|updates|deletes)(\\.|$)", ".*$2");
    }
}
