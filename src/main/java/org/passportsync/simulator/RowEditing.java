package org.passportsync.simulator;

import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/**
 * What is done to rows before they are sent.
 *
 * @param fields the fields that are left of each row; none named means all of them
 * @param oddity the odd row that comes first, or an empty text
 */
record RowEditing(List<String> fields, String oddity, OddShape shape) {

    /** Begins a page of so many rows. */
    void begin(Utf8 out, int rows) {
        OddRow.named(oddity).ifPresent(odd -> {
            odd.write(shape, out);
            if (rows > 0) {
                out.raw(',');
            }
        });
    }

    void write(Table table, int rank, Utf8 out) {
        if (fields.isEmpty()) {
            table.write(rank, out);
        } else {
            Utf8 row = new Utf8();
            table.write(rank, row);
            out.raw(reduced(row.toBytes()));
        }
    }

    private byte[] reduced(byte[] row) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try (JsonParser parser = RowFields.JSON.createParser(ObjectReadContext.empty(), row);
                JsonGenerator json = RowFields.JSON.createGenerator(ObjectWriteContext.empty(), kept)) {
            parser.nextToken();
            json.writeStartObject();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                copyOrSkip(parser, json);
            }
            json.writeEndObject();
        }
        return kept.toByteArray();
    }

    private void copyOrSkip(JsonParser parser, JsonGenerator json) {
        if (fields.contains(parser.currentName())) {
            json.copyCurrentStructure(parser);
        } else {
            parser.nextToken();
            parser.skipChildren();
        }
    }
}
