package org.passportsync.skyward;

import java.util.List;
import org.passportsync.wire.Reply;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a small answer as a whole: one row, or a list of some. */
final class FoundRows {

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FoundRows() {}

    /** The rows; none where the answer can't be read. */
    static List<JsonNode> of(Reply reply) {
        JsonNode answer = read(reply);
        if (answer.isArray()) {
            return List.copyOf(answer.values());
        }
        return answer.isObject() && !answer.isEmpty() ? List.of(answer) : List.of();
    }

    static boolean isEmptyList(Reply reply) {
        return isList(reply) && of(reply).isEmpty();
    }

    static boolean isList(Reply reply) {
        return reply.ok() && read(reply).isArray();
    }

    /** A field's trimmed text; empty where there is none. */
    static String text(JsonNode row, String field) {
        return row.path(field).asString("").strip();
    }

    /** A field's trimmed text in each object of a list. */
    static List<String> texts(JsonNode row, String list, String field) {
        return row.path(list).valueStream().map(one -> text(one, field)).toList();
    }

    /** Whether the row says that it is over. */
    static boolean isOver(JsonNode row) {
        return Life.FIELDS.stream().anyMatch(field -> Life.isOver(field, text(row, field)));
    }

    private static JsonNode read(Reply reply) {
        try {
            return JSON.readTree(reply.start(MOST_BYTES));
        } catch (JacksonException unreadable) {
            return JSON.createObjectNode();
        }
    }
}
