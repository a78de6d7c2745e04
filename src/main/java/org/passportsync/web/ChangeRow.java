package org.passportsync.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.change.ChangeList.Change;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A change with its attributes side by side. */
record ChangeRow(Change change, List<Attribute> attributes) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String NOTHING = "-";

    /** An attribute of a record before and after. */
    record Attribute(String name, String before, String after, boolean changed) {}

    static ChangeRow of(Change change) {
        JsonNode before = tree(change.before());
        JsonNode after = tree(change.after());
        Set<String> names = new LinkedHashSet<>(change.changedAttributes());
        names.addAll(before.propertyNames());
        names.addAll(after.propertyNames());
        Set<String> changed = Set.copyOf(change.changedAttributes());
        List<Attribute> attributes = new ArrayList<>();
        names.forEach(name ->
                attributes.add(new Attribute(name, value(before, name), value(after, name), changed.contains(name))));
        return new ChangeRow(change, List.copyOf(attributes));
    }

    private static JsonNode tree(@Nullable String document) {
        return document == null ? JSON.createObjectNode() : JSON.readTree(document);
    }

    private static String value(JsonNode document, String name) {
        JsonNode value = document.get(name);
        if (value == null) {
            return NOTHING;
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
