package org.passportsync.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads documents back into values; the counterpart of {@link DocumentWriter}, but in whatever order they stand. */
public final class DocumentReader {

    private static final JsonFactory JSON = new JsonFactory();

    private DocumentReader() {}

    /**
     * Puts a document's values into the schema's places; attributes that the schema does not know are left out.
     *
     * @param into of the schema's size; places without a value in the document keep what they hold
     */
    public static void read(Schema schema, String document, @Nullable Object[] into) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), document)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                int slot = schema.find(json.currentName()).orElse(-1);
                json.nextToken();
                if (slot < 0) {
                    json.skipChildren();
                } else {
                    into[slot] = value(schema.attribute(slot).kind(), json);
                }
            }
        }
    }

    /** The lists that were added to a document under a name; none where nothing was. */
    public static List<List<String>> added(String document, String name) {
        List<List<String>> lists = new ArrayList<>(0);
        if (!document.contains(name)) {
            return lists;
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), document)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean asked = json.currentName().equals(name);
                json.nextToken();
                while (asked && json.nextToken() == JsonToken.START_ARRAY) {
                    lists.add(texts(json));
                }
                json.skipChildren();
            }
        }
        return lists;
    }

    private static @Nullable Object value(AttributeKind kind, JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (kind) {
            case TEXT, REF -> text(json);
            case DATE -> LocalDate.parse(json.getString());
            case BOOL -> json.getBooleanValue();
            case INT -> json.getIntValue();
            case LIST, REFS -> list(json);
            case EDGES -> relationships(json);
        };
    }

    /** A custom attribute that was a list when the document was written may be text now: then its first value counts. */
    private static @Nullable String text(JsonParser json) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return json.getString();
        }
        List<String> texts = texts(json);
        return texts.isEmpty() ? null : texts.getFirst();
    }

    /** And one that was text may be a list now. */
    private static List<String> list(JsonParser json) {
        return json.currentToken() == JsonToken.START_ARRAY ? texts(json) : List.of(json.getString());
    }

    private static List<String> texts(JsonParser json) {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(json.getString());
        }
        return texts;
    }

    private static List<Relationship> relationships(JsonParser json) {
        List<Relationship> ties = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            ties.add(relationship(json));
        }
        return ties;
    }

    private static Relationship relationship(JsonParser json) {
        String student = "";
        String type = null;
        Integer priority = null;
        Boolean custodial = null;
        Boolean emergency = null;
        Boolean pickup = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "student" -> student = json.getString();
                case "type" -> type = json.getString();
                case "priority" -> priority = json.getIntValue();
                case "custodial" -> custodial = json.getBooleanValue();
                case "emergency" -> emergency = json.getBooleanValue();
                case "pickup" -> pickup = json.getBooleanValue();
                default -> json.skipChildren();
            }
        }
        return new Relationship(student, type, priority, custodial, emergency, pickup);
    }
}
