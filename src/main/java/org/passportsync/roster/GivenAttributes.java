package org.passportsync.roster;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a person says of a record: JSON by hub attribute, with references as Passport IDs. Values are never repeated. */
public final class GivenAttributes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int LONGEST = 1_000;
    private static final int MOST = 1_000;

    private final EntityType entity;
    private final List<String> problems = new ArrayList<>();

    private GivenAttributes(EntityType entity) {
        this.entity = entity;
    }

    /**
     * What was read.
     *
     * @param values as documents hold them, by attribute; null withdraws one
     * @param problems each begins with the attribute that it is about
     */
    public record Read(ObjectNode values, List<String> problems) {

        /** The attributes of which something was read. */
        public List<String> attributes() {
            return values.propertyNames().stream().sorted().toList();
        }
    }

    /** Reads attributes from valid JSON; what is wrong is left out of the values. */
    public static Read read(EntityType entity, @Nullable String text) {
        JsonNode given = text == null ? JSON.nullNode() : MAPPER.readTree(text);
        GivenAttributes reading = new GivenAttributes(entity);
        ObjectNode values = JSON.objectNode();
        if (!given.isObject()) {
            return new Read(values, List.of("attributes is missing; write an object of hub attributes"));
        }
        for (Map.Entry<String, JsonNode> one : given.properties()) {
            JsonNode value = reading.value(one.getKey(), one.getValue());
            if (value != null) {
                values.set(one.getKey(), value);
            }
        }
        return new Read(values, reading.problems);
    }

    private @Nullable JsonNode value(String name, JsonNode given) {
        if (name.equals("teaching")) {
            return refuse(name, "is worked out from roles; leave it out");
        }
        if (name.matches("x_[A-Za-z0-9_]{1,60}")) {
            return given.isNull() ? given : given.isArray() ? texts(name, given) : text(name, given);
        }
        Schema schema = entity.schema();
        if (schema.find(name).isEmpty()) {
            return refuse(
                    known(name),
                    "is no attribute of " + entity.key() + "; known are "
                            + schema.attributes().stream()
                                    .map(AttributeSpec::name)
                                    .filter(one -> !one.equals("teaching"))
                                    .collect(Collectors.joining(", ")));
        }
        return given.isNull()
                ? given
                : value(name, schema.attribute(schema.slot(name)).kind(), given);
    }

    /** An unknown name may be data that slipped into the wrong place, so only what looks like a name is repeated. */
    private static String known(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_]{0,30}") ? name : "one of the names";
    }

    private @Nullable JsonNode value(String name, AttributeKind kind, JsonNode given) {
        return switch (kind) {
            case TEXT -> text(name, given);
            case LIST -> texts(name, given);
            case DATE -> date(name, given);
            case BOOL -> given.isBoolean() ? given : refuse(name, "is no truth value; write true or false");
            case INT -> given.isInt() ? given : refuse(name, "is no whole number; write one like 1");
            case REF -> reference(name, given);
            case REFS -> references(name, given);
            case EDGES -> ties(name, given);
        };
    }

    private @Nullable JsonNode text(String name, JsonNode given) {
        String text = given.isString() ? given.asString().strip() : "";
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            return refuse(
                    name,
                    "is no text of 1 to " + LONGEST + " characters in one line; write one, or null to withdraw it");
        }
        return JSON.stringNode(text);
    }

    private @Nullable JsonNode texts(String name, JsonNode given) {
        if (!given.isArray() || given.size() > MOST) {
            return refuse(name, "is no list of texts; write one like [\"03\"], or null to withdraw it");
        }
        var list = JSON.arrayNode();
        for (JsonNode one : given) {
            JsonNode text = text(name, one);
            if (text == null) {
                return null;
            }
            list.add(text);
        }
        return list.isEmpty() ? JSON.nullNode() : list;
    }

    private @Nullable JsonNode date(String name, JsonNode given) {
        try {
            LocalDate day = LocalDate.parse(given.isString() ? given.asString() : "");
            return Days.kept(day)
                    ? JSON.stringNode(day.toString())
                    : refuse(name, "is no day of the years 1000 to 9999; write one like 2026-08-15");
        } catch (DateTimeParseException other) {
            return refuse(name, "is no date; write one like 2026-08-15");
        }
    }

    private @Nullable JsonNode reference(String name, JsonNode given) {
        try {
            return JSON.stringNode(
                    UUID.fromString(given.isString() ? given.asString() : "").toString());
        } catch (IllegalArgumentException other) {
            return refuse(name, "is no Passport ID; references are written as answers show them");
        }
    }

    private @Nullable JsonNode references(String name, JsonNode given) {
        if (!given.isArray() || given.size() > MOST) {
            return refuse(name, "is no list of Passport IDs; write one, or null to withdraw it");
        }
        Set<String> ids = new TreeSet<>();
        for (JsonNode one : given) {
            JsonNode id = reference(name, one);
            if (id == null) {
                return null;
            }
            ids.add(id.asString());
        }
        var list = JSON.arrayNode();
        ids.forEach(list::add);
        return list.isEmpty() ? JSON.nullNode() : list;
    }

    private @Nullable JsonNode ties(String name, JsonNode given) {
        if (!given.isArray() || given.size() > MOST) {
            return refuse(name, "is no list of ties; write one like [{\"student\": \"a Passport ID\"}]");
        }
        List<ObjectNode> ties = new ArrayList<>();
        Set<String> students = new HashSet<>();
        for (JsonNode one : given) {
            ObjectNode tie = tie(name, one);
            if (tie == null) {
                return null;
            }
            if (!students.add(tie.path("student").asString())) {
                return refuse(name, "names a student twice; one tie to each is enough");
            }
            ties.add(tie);
        }
        ties.sort(java.util.Comparator.comparing(tie -> tie.path("student").asString()));
        var list = JSON.arrayNode();
        ties.forEach(list::add);
        return list.isEmpty() ? JSON.nullNode() : list;
    }

    private @Nullable ObjectNode tie(String name, JsonNode given) {
        ObjectNode tie = JSON.objectNode();
        Set<String> unknown = new TreeSet<>(given.propertyNames());
        unknown.remove("student");
        JsonNode student = reference(name + ".student", given.path("student"));
        if (student == null) {
            return null;
        }
        tie.set("student", student);
        for (AttributeSpec spec : Relationship.attributes(entity)) {
            String field = spec.name().substring("relationships.".length());
            unknown.remove(field);
            if (given.hasNonNull(field)) {
                JsonNode value = value(spec.name(), spec.kind(), given.path(field));
                if (value == null) {
                    return null;
                }
                tie.set(field, value);
            }
        }
        if (!unknown.isEmpty()) {
            refuse(
                    name,
                    "says something unknown of a tie; known are student, type, priority, custodial, emergency, pickup");
            return null;
        }
        return tie;
    }

    private @Nullable JsonNode refuse(String name, String problem) {
        problems.add(name + " " + problem);
        return null;
    }
}
