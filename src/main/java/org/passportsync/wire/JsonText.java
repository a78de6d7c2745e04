package org.passportsync.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Single JSON values as text: numbers and truth values too. */
public final class JsonText {

    /** Stands for a value that is there but is of another type, or too long. */
    public static final Object ODD = new Object();

    private static final int LONGEST_TEXT = 100_000;

    private JsonText() {}

    /** Trimmed text of what was read; null for none and for what is no text. */
    public static @Nullable String word(@Nullable Object value) {
        String word = value instanceof String text ? text.strip() : "";
        return word.isEmpty() ? null : word;
    }

    /** Trimmed text of what was read, of a list the first that is not blank; null for none. */
    public static @Nullable String first(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return word(value);
        }
        for (Object one : list) {
            String word = word(one);
            if (word != null) {
                return word;
            }
        }
        return null;
    }

    /** What was read as a list: a single value where an array was expected is a list of one; blanks are left out. */
    public static List<String> words(@Nullable Object value) {
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

    /** The text of a value that is neither object nor array; null for none. */
    public static @Nullable Object scalar(JsonParser json, JsonToken token) {
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

    /** Walks over a value that has another type than it should have. */
    public static Object odd(JsonParser json) {
        json.skipChildren();
        return ODD;
    }
}
