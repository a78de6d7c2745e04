package org.passportsync.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the hub's own source says of a record: a document with references as Passport IDs. */
public final class Contribution {

    private static final JsonMapper JSON = new JsonMapper();

    private final EntityType entity;
    private final ObjectNode document;

    private Contribution(EntityType entity, ObjectNode document) {
        this.entity = entity;
        this.document = document;
    }

    /** What a document says; without one, nothing. */
    public static Contribution of(EntityType entity, @Nullable String document) {
        return new Contribution(
                entity, document == null ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(document));
    }

    /**
     * The same with what was read set, and what is null in it withdrawn.
     *
     * @param live the record as all sources together have it; null: it is a new one
     */
    public Contribution with(GivenAttributes.Read read, @Nullable String live) {
        ObjectNode edited = document.deepCopy();
        for (Map.Entry<String, JsonNode> value : read.values().properties()) {
            if (value.getValue().isNull()) {
                edited.remove(value.getKey());
            } else {
                edited.set(value.getKey(), value.getValue());
            }
        }
        if (entity == EntityType.STUDENT) {
            PrimaryGrade.settle(edited, read.values(), of(entity, live).document);
        }
        return new Contribution(entity, edited);
    }

    /** What of that contradicts itself. */
    public List<String> contradictions(GivenAttributes.Read read, @Nullable String live) {
        return entity == EntityType.STUDENT
                ? PrimaryGrade.problems(document, read.values(), of(entity, live).document)
                : List.of();
    }

    public boolean isEmpty() {
        return document.isEmpty();
    }

    /** The document as JSON; null where it says nothing. */
    public @Nullable String text() {
        return isEmpty() ? null : JSON.writeValueAsString(document);
    }

    /** Another record that a document refers to. */
    public record Reference(String attribute, EntityType entity, UUID id) {}

    /** Everything that the document refers to. */
    public List<Reference> references() {
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
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        switch (entity) {
            case STUDENT, STAFF -> need(missing, "familyName");
            case CONTACT -> {
                need(missing, "familyName");
                need(missing, "relationships");
            }
            case ENROLLMENT -> {
                person(missing);
                need(missing, "class");
            }
            case SCHOOL_ENROLLMENT -> {
                person(missing);
                need(missing, "school");
            }
            case SCHOOL, CALENDAR, COURSE, CLASS -> {}
        }
        return missing;
    }

    private void need(List<String> missing, String attribute) {
        if (!document.has(attribute)) {
            missing.add(attribute + " is missing; a record that the hub makes can't be without it");
        }
    }

    private void person(List<String> missing) {
        if (document.has("student") == document.has("staff")) {
            missing.add("student or staff: write one of them, not both");
        }
    }

    /** The same without lists of nothing, which are left where references were lost. */
    public Contribution withoutEmptyLists() {
        ObjectNode left = document.deepCopy();
        left.properties()
                .removeIf(
                        value -> value.getValue().isArray() && value.getValue().isEmpty());
        return new Contribution(entity, left);
    }
}
