package org.passportsync.oneroster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads single JSON values: text, numbers and truth values as their text, references as the {@code sourcedId} they lead
 * to, arrays as lists of these.
 */
final class RawValue {

    /** Stands for a value that is there but is of another type, or too long. */
    static final Object ODD = new Object();

    private static final int LONGEST_TEXT = 100_000;

    private RawValue() {}

    /** Reads the value whose first token was just met, to its end: text, a list, {@link #ODD}, or null for none. */
    static @Nullable Object read(JsonParser json, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> reference(json);
            case START_ARRAY -> list(json);
            default -> scalar(json, token);
        };
    }

    /** Trimmed text of what was read; null for none and for what is no text. */
    static @Nullable String word(@Nullable Object value) {
        String word = value instanceof String text ? text.strip() : "";
        return word.isEmpty() ? null : word;
    }

    /** What was read as a list: a single value where an array was expected is a list of one; blanks are left out. */
    static List<String> words(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<String> words = new ArrayList<>(list.size());
            for (Object one : list) {
                String word = word(one);
                if (word != null) {
                    words.add(word);
                }
            }
            return words;
        }
        String single = word(value);
        return single == null ? List.of() : List.of(single);
    }

    private static @Nullable Object scalar(JsonParser json, JsonToken token) {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        String text = json.getString();
        if (text.length() > LONGEST_TEXT) {
            return ODD;
        }
        // A database can't hold this character, and identifiers are made of what is read here.
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    private static @Nullable Object reference(JsonParser json) {
        Object id = ODD;
        String name;
        while ((name = json.nextName()) != null) {
            JsonToken token = json.nextToken();
            if (name.equals("sourcedId")) {
                id = token.isScalarValue() ? scalar(json, token) : odd(json);
            } else {
                json.skipChildren();
            }
        }
        return id instanceof String ? word(id) : id;
    }

    private static Object list(JsonParser json) {
        List<String> list = new ArrayList<>(4);
        boolean odd = false;
        JsonToken token;
        while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
            Object value = token == JsonToken.START_ARRAY ? odd(json) : read(json, token);
            odd |= value == ODD;
            if (value instanceof String text) {
                list.add(text);
            }
        }
        return odd ? ODD : list;
    }

    private static Object odd(JsonParser json) {
        json.skipChildren();
        return ODD;
    }
}
