package org.passportsync.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** The scalar values of one row by dotted path, such as {@code school.sourcedId}; list items share their list's path. */
record RowFields(Map<String, List<String>> values) {

    static final JsonFactory JSON = new JsonFactory();

    /** Reads a row as far as it is readable: a malformed row keeps the fields before the fault. */
    static RowFields of(byte[] row) {
        Map<String, List<String>> values = new HashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), row)) {
            collect(parser, values);
        } catch (StreamReadException malformed) {
            return new RowFields(values);
        }
        return new RowFields(values);
    }

    /** The first value at a path, or an empty text. */
    String first(String path) {
        List<String> all = values.getOrDefault(path, List.of());
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** All values at a path. */
    List<String> all(String path) {
        return values.getOrDefault(path, List.of());
    }

    private static void collect(JsonParser parser, Map<String, List<String>> values) {
        ArrayDeque<String> open = new ArrayDeque<>();
        String path = "";
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.PROPERTY_NAME) {
                String outer = open.isEmpty() ? "" : open.getLast();
                path = outer.isEmpty() ? parser.currentName() : outer + '.' + parser.currentName();
            } else if (token.isStructStart()) {
                open.addLast(path);
            } else if (token.isStructEnd()) {
                path = open.removeLast();
            } else {
                values.computeIfAbsent(path, _ -> new ArrayList<>()).add(parser.getString());
            }
        }
    }
}
