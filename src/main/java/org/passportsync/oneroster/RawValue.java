package org.passportsync.oneroster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.wire.JsonText;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads single JSON values: text, numbers and truth values as their text, references as the {@code sourcedId} they lead
 * to, arrays as lists of these. A reference in a list has to lead somewhere.
 */
final class RawValue {

    private RawValue() {}

    /** Reads the value whose first token was just met, to its end: text, a list, {@link JsonText#ODD}, or null for none. */
    static @Nullable Object read(JsonParser json, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> reference(json, JsonText.ODD);
            case START_ARRAY -> list(json);
            default -> JsonText.scalar(json, token);
        };
    }

    /** Reads a reference whose start was just met; one that leads nowhere, without {@code sourcedId} and {@code href}, is none. */
    static @Nullable Object readUnlessEmpty(JsonParser json) {
        return reference(json, null);
    }

    private static @Nullable Object reference(JsonParser json, @Nullable Object empty) {
        Object id = empty;
        boolean named = false;
        String name;
        while ((name = json.nextName()) != null) {
            JsonToken token = json.nextToken();
            if (name.equals("sourcedId")) {
                id = token.isScalarValue() ? JsonText.scalar(json, token) : JsonText.odd(json);
                named = true;
            } else {
                id = name.equals("href") && !named ? JsonText.ODD : id;
                json.skipChildren();
            }
        }
        return id instanceof String ? JsonText.word(id) : id;
    }

    private static Object list(JsonParser json) {
        List<String> list = new ArrayList<>(4);
        boolean odd = false;
        JsonToken token;
        while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
            Object value = token == JsonToken.START_ARRAY ? JsonText.odd(json) : read(json, token);
            odd |= value == JsonText.ODD || value == null && token == JsonToken.START_OBJECT;
            if (value instanceof String text) {
                list.add(text);
            }
        }
        return odd ? JsonText.ODD : list;
    }
}
