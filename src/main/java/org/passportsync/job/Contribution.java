package org.passportsync.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.AttributeKind;
import org.passportsync.roster.AttributeSpec;
import org.passportsync.roster.EntityType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the hub's own source says of a record: a document with references as Passport IDs. */
final class Contribution {

    private static final JsonMapper JSON = new JsonMapper();

    private Contribution() {}

    /** A document with some values set, and those that are null withdrawn. */
    static ObjectNode edited(@Nullable String document, ObjectNode values) {
        ObjectNode edited = document == null ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(document);
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            if (value.getValue().isNull()) {
                edited.remove(value.getKey());
            } else {
                edited.set(value.getKey(), value.getValue());
            }
        }
        return edited;
    }

    /** Another record that a document refers to. */
    record Reference(String attribute, EntityType entity, UUID id) {}

    static List<Reference> references(EntityType entity, ObjectNode document) {
        List<Reference> references = new ArrayList<>();
        for (AttributeSpec spec : entity.schema().attributes()) {
            JsonNode value = document.path(spec.name());
            if (spec.kind() == AttributeKind.EDGES) {
                value.forEach(tie -> references.add(reference(spec.name(), EntityType.STUDENT, tie.path("student"))));
            } else if (spec.target() != null) {
                EntityType target = spec.target();
                (value.isString() ? List.of(value) : value)
                        .forEach(one -> references.add(reference(spec.name(), target, one)));
            }
        }
        return references;
    }

    private static Reference reference(String attribute, EntityType entity, JsonNode id) {
        return new Reference(attribute, entity, UUID.fromString(id.asString()));
    }

    /** The attributes that a record can't be without, and has not; each with what is wrong. */
    static List<String> missing(EntityType entity, ObjectNode document) {
        List<String> missing = new ArrayList<>();
        switch (entity) {
            case STUDENT, STAFF -> need(document, missing, "familyName");
            case CONTACT -> {
                need(document, missing, "familyName");
                need(document, missing, "relationships");
            }
            case ENROLLMENT -> {
                person(document, missing);
                need(document, missing, "class");
            }
            case SCHOOL_ENROLLMENT -> {
                person(document, missing);
                need(document, missing, "school");
            }
            case SCHOOL, CALENDAR, COURSE, CLASS -> {}
        }
        return missing;
    }

    private static void need(ObjectNode document, List<String> missing, String attribute) {
        if (!document.has(attribute)) {
            missing.add(attribute + " is missing; a record that the hub makes can't be without it");
        }
    }

    private static void person(ObjectNode document, List<String> missing) {
        if (document.has("student") == document.has("staff")) {
            missing.add("student or staff: write one of them, not both");
        }
    }

    /** What stays of a document that lost references; null: nothing, or not enough for a record that the hub made. */
    static @Nullable String left(EntityType entity, UUID id, String sisId, String cleaned) {
        ObjectNode document = (ObjectNode) JSON.readTree(cleaned);
        document.properties()
                .removeIf(
                        value -> value.getValue().isArray() && value.getValue().isEmpty());
        boolean made = !sisId.equals(id.toString());
        return document.isEmpty() || made && !missing(entity, document).isEmpty()
                ? null
                : JSON.writeValueAsString(document);
    }
}
