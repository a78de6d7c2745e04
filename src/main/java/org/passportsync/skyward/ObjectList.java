package org.passportsync.skyward;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a list of objects that stands in a row; the objects are used again for row after row. */
final class ObjectList {

    private final String name;
    private final Fields fields;
    private final List<NativeObject> objects = new ArrayList<>();
    private int size;
    private boolean odd;

    ObjectList(String name, Fields fields) {
        this.name = name;
        this.fields = fields;
    }

    void clear() {
        size = 0;
        odd = false;
    }

    List<NativeObject> all() {
        return objects.subList(0, size);
    }

    /** The name of a field that holds something that can't be read; null where all can. */
    @Nullable
    String odd() {
        return odd || all().stream().anyMatch(one -> one.odd() != null) ? name : null;
    }

    /** The name of a field with a mark in the place of bytes that were no UTF-8; null where none has one. */
    @Nullable
    String mended() {
        return all().stream().anyMatch(one -> one.mended() != null) ? name : null;
    }

    /** Reads the value whose first token was just met, to its end. */
    void read(JsonParser json, JsonToken token) {
        clear();
        if (token == JsonToken.START_OBJECT) {
            next().read(json);
        } else if (token == JsonToken.START_ARRAY) {
            elements(json);
        } else {
            odd = token != JsonToken.VALUE_NULL;
        }
    }

    private void elements(JsonParser json) {
        JsonToken token;
        while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
            if (token == JsonToken.START_OBJECT) {
                next().read(json);
            } else {
                odd = true;
                json.skipChildren();
            }
        }
    }

    private NativeObject next() {
        if (size == objects.size()) {
            objects.add(new NativeObject(fields));
        }
        return objects.get(size++);
    }
}
