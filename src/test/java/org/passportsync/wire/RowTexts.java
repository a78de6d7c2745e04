package org.passportsync.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.passportsync.sis.RawRows;
import org.passportsync.sis.UnreadablePage;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The texts of the rows of a page: as a JSON parser tells them, and as they were told apart. */
final class RowTexts {

    private static final JsonMapper PARSER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RowTexts() {}

    static List<String> parsed(String page) {
        return parsed(page.getBytes(StandardCharsets.UTF_8));
    }

    /** All rows of a page, which is a list or has one that is named users. */
    static List<String> parsed(byte[] page) {
        JsonNode all = PARSER.readTree(page);
        JsonNode list = all.isObject() ? all.path("users") : all;
        if (!list.isArray()) {
            throw new IllegalArgumentException("no list");
        }
        return list.valueStream().map(JsonNode::toString).toList();
    }

    /** A row as a parser writes it, without the blanks that do not matter. */
    static String normal(String row) {
        return PARSER.readTree(row).toString();
    }

    /** The row at which they are. */
    static String current(RawRows rows) throws UnreadablePage {
        return new String(rows.bytes(), rows.start(), rows.end() - rows.start(), StandardCharsets.UTF_8);
    }
}
