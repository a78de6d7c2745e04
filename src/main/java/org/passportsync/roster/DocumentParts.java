package org.passportsync.roster;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents taken apart, so that the values of several can be compared. */
public final class DocumentParts {

    private static final JsonMapper JSON = new JsonMapper();

    private DocumentParts() {}

    /** The values by attribute, as JSON texts; equal values of documents of the database have equal texts. */
    public static SortedMap<String, String> values(String document) {
        SortedMap<String, String> values = new TreeMap<>();
        JSON.readTree(document)
                .properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().toString()));
        return values;
    }

    /** The records that a list of references or ties names; none where the attribute is no such list. */
    public static List<String> named(EntityType entity, String attribute, String value) {
        return entity.schema()
                .find(attribute)
                .map(slot -> entity.schema().attribute(slot).kind())
                .filter(kind -> kind == AttributeKind.REFS || kind == AttributeKind.EDGES)
                .map(_ -> JSON.readTree(value)
                        .valueStream()
                        .map(DocumentParts::name)
                        .toList())
                .orElse(List.of());
    }

    private static String name(JsonNode one) {
        return one.isObject() ? one.path("student").asString() : one.asString();
    }
}
