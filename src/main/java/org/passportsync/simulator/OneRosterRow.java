package org.passportsync.simulator;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A row of OneRoster 1.2 that was read back, to write a native one from it. */
record OneRosterRow(ObjectNode node) {

    private static final int ROOM = 2048;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The row at a rank, where it is readable as an object. */
    static Optional<OneRosterRow> at(Table table, int rank) {
        Utf8 row = new Utf8(ROOM);
        table.write(rank, row);
        try {
            return JSON.readTree(row.toBytes()) instanceof ObjectNode node
                    ? Optional.of(new OneRosterRow(node))
                    : Optional.empty();
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /** The row with this sourcedId, where there is a readable one. */
    static Optional<OneRosterRow> of(Table table, String sourcedId) {
        int rank = table.rankOf(sourcedId);
        return rank < 0 ? Optional.empty() : at(table, rank);
    }

    /** Appends a native row. */
    static void write(ObjectNode row, Utf8 out) {
        out.raw(JSON.writeValueAsBytes(row));
    }

    /** A new native row. */
    static ObjectNode newRow() {
        return JSON.createObjectNode();
    }

    String id() {
        return text("sourcedId");
    }

    /** The text, number or truth in a field; an empty text where there is none. */
    String text(String field) {
        return text(node.path(field));
    }

    static String text(JsonNode value) {
        return value.isValueNode() ? value.asString("") : "";
    }

    /** What stands in a field, whatever it is; an empty text where nothing does. */
    JsonNode value(String field) {
        JsonNode found = node.path(field);
        return found.isMissingNode() || found.isNull() ? node.stringNode("") : found;
    }

    /** A list as it is; an empty one where there is none. */
    JsonNode list(String field) {
        JsonNode found = node.path(field);
        return found.isArray() ? found : node.arrayNode();
    }

    /** The sourcedId that a reference leads to, or an empty text. */
    String reference(String field) {
        return text(node.path(field).path("sourcedId"));
    }

    /** The sourcedIds that a list of references leads to. */
    List<String> references(String field) {
        return StreamSupport.stream(list(field).spliterator(), false)
                .map(one -> text(one.path("sourcedId")))
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** A date as SMS 2.0 writes it; the year 1 where there is none. */
    String date(String field) {
        String date = text(field).strip();
        return (date.isEmpty() ? "0001-01-01" : date) + "T00:00:00";
    }

    /** Whether the row is neither deleted nor inactive. */
    boolean isActive() {
        String status = text("status");
        return !status.equals("tobedeleted") && !status.equals("inactive");
    }
}
