package org.passportsync.skyward;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.wire.JsonText;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads single JSON values: text, numbers and truth values as their text, dates as days, arrays as lists of these. */
final class NativeValue {

    private static final String NO_YEAR = "0001-";
    private static final String MIDNIGHT = "T00:00:00";
    private static final int DAY = "yyyy-mm-dd".length();

    private NativeValue() {}

    /** Reads the value whose first token was just met, to its end: text, a list, {@link JsonText#ODD}, or null for none. */
    static @Nullable Object read(JsonParser json, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> JsonText.odd(json);
            case START_ARRAY -> list(json);
            default -> single(json, token);
        };
    }

    private static @Nullable Object single(JsonParser json, JsonToken token) {
        Object value = JsonText.scalar(json, token);
        return token == JsonToken.VALUE_STRING && value instanceof String text ? dated(text) : value;
    }

    /** Days are written as midnights; the year 1 stands for no day. */
    private static @Nullable String dated(String text) {
        boolean shaped = text.length() >= DAY && text.charAt(4) == '-' && text.charAt(7) == '-';
        if (!shaped || text.length() > DAY && text.charAt(DAY) != 'T') {
            return text;
        }
        if (text.startsWith(NO_YEAR)) {
            return null;
        }
        return text.startsWith(MIDNIGHT, DAY) ? text.substring(0, DAY) : text;
    }

    private static Object list(JsonParser json) {
        List<String> list = new ArrayList<>(4);
        boolean odd = false;
        JsonToken token;
        while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
            Object value = token.isStructStart() ? JsonText.odd(json) : single(json, token);
            odd |= value == JsonText.ODD;
            if (value instanceof String text) {
                list.add(text);
            }
        }
        return odd ? JsonText.ODD : list;
    }
}
