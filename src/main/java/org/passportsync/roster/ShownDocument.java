package org.passportsync.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Documents as they may be shown: personal values are masked, and what differs is named. */
public final class ShownDocument {

    private static final JsonMapper JSON = new JsonMapper();

    /** Tells not even a length: that would give away a sex or a yes. */
    private static final JsonNode MASK = JsonNodeFactory.instance.stringNode("***");

    private ShownDocument() {}

    /** How much of a document is shown. */
    public enum View {
        /** No personal value. */
        MASKED,
        /** All but what never leaves the record tables. */
        UNMASKED
    }

    /** A document with every personal value masked; attributes that the entity does not know count as personal. */
    public static String masked(EntityType entity, String document) {
        return shown(entity, document, View.MASKED);
    }

    /** A document with what a view hides masked. */
    public static String shown(EntityType entity, String document, View view) {
        ObjectNode shown = JSON.createObjectNode();
        JSON.readTree(document)
                .properties()
                .forEach(value ->
                        shown.set(value.getKey(), hidden(entity, value.getKey(), view) ? MASK : value.getValue()));
        return JSON.writeValueAsString(shown);
    }

    /** The attributes whose values differ, in the schema's order, others behind; a missing document has none. */
    public static List<String> changed(EntityType entity, @Nullable String before, @Nullable String after) {
        JsonNode old = tree(before);
        JsonNode young = tree(after);
        TreeSet<String> names = new TreeSet<>(old.propertyNames());
        names.addAll(young.propertyNames());
        names.removeIf(name -> old.path(name).equals(young.path(name)));
        List<String> changed = new ArrayList<>();
        for (AttributeSpec attribute : entity.schema().attributes()) {
            if (names.remove(attribute.name())) {
                changed.add(attribute.name());
            }
        }
        changed.addAll(names);
        return changed;
    }

    private static JsonNode tree(@Nullable String document) {
        return document == null ? JSON.createObjectNode() : JSON.readTree(document);
    }

    /** Whether a view hides an attribute. */
    public static boolean hidden(EntityType entity, String attribute, View view) {
        Schema schema = entity.schema();
        PersonalData privacy = schema.find(attribute)
                .map(slot -> schema.attribute(slot).privacy())
                .orElse(PersonalData.MASKED);
        return switch (view) {
            case MASKED -> privacy.masked();
            case UNMASKED -> privacy == PersonalData.SECRET;
        };
    }
}
