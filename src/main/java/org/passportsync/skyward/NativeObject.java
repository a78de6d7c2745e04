package org.passportsync.skyward;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passportsync.wire.JsonText;
import org.passportsync.wire.PageBytes;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The wanted fields of one JSON object; everything else is walked over. One is used again for row after row. Of a field
 * that stands there twice the last one counts.
 */
final class NativeObject {

    private static final int LONGEST_ID = 255;

    private final Fields fields;
    private final @Nullable Object[] values;
    private final Map<String, ObjectList> lists = new HashMap<>();
    private boolean odd;

    NativeObject(Fields fields) {
        this.fields = fields;
        this.values = new Object[fields.size()];
        fields.lists().forEach((name, listed) -> lists.put(name, new ObjectList(name, listed)));
    }

    /** Reads an object whose start was just met, to its end. */
    void read(JsonParser json) {
        Arrays.fill(values, null);
        lists.values().forEach(ObjectList::clear);
        odd = false;
        String name;
        while ((name = json.nextName()) != null) {
            JsonToken token = json.nextToken();
            Integer place = fields.plain().get(name);
            ObjectList list = lists.get(name);
            if (place != null) {
                put(place, NativeValue.read(json, token));
            } else if (list != null) {
                list.read(json, token);
            } else {
                group(json, token, fields.groups().getOrDefault(name, Map.of()));
            }
        }
    }

    @Nullable
    Object value(int place) {
        return place < 0 ? null : values[place];
    }

    /** A field's trimmed text; of an array the first that is not blank; null for none. */
    @Nullable
    String text(int place) {
        return JsonText.first(value(place));
    }

    /** A field's text as part of an identifier; null where none can be read. */
    @Nullable
    String id(int place) {
        String id = JsonText.word(value(place));
        return id == null || id.length() > LONGEST_ID ? null : id;
    }

    /** The objects in a list that was wanted. */
    List<NativeObject> list(String field) {
        return Objects.requireNonNull(lists.get(field)).all();
    }

    /** The name of a field that holds something that can't be read; null where all can. */
    @Nullable
    String odd() {
        for (int place = 0; odd && place < values.length; place++) {
            if (values[place] == JsonText.ODD) {
                return fields.name(place);
            }
        }
        return lists.values().stream()
                .map(ObjectList::odd)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The name of a field with a mark in the place of bytes that were no UTF-8; null where none has one. */
    @Nullable
    String mended() {
        for (int place = 0; place < values.length; place++) {
            if (isMended(values[place])) {
                return fields.name(place);
            }
        }
        return lists.values().stream()
                .map(ObjectList::mended)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isMended(@Nullable Object value) {
        return switch (value) {
            case String text -> PageBytes.isMended(text);
            case List<?> list -> list.stream().anyMatch(NativeObject::isMended);
            case null, default -> false;
        };
    }

    private void put(int place, @Nullable Object value) {
        values[place] = value;
        odd |= value == JsonText.ODD;
    }

    private void group(JsonParser json, JsonToken token, Map<String, Integer> wanted) {
        wanted.values().forEach(place -> values[place] = null);
        if (token != JsonToken.START_OBJECT || wanted.isEmpty()) {
            json.skipChildren();
            return;
        }
        String name;
        while ((name = json.nextName()) != null) {
            JsonToken value = json.nextToken();
            Integer place = wanted.get(name);
            if (place == null) {
                json.skipChildren();
            } else {
                put(place, NativeValue.read(json, value));
            }
        }
    }
}
