package org.passportsync.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.passportsync.connection.NeverRead;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a page again, field by field, without those that hold secrets. */
public final class Redaction {

    private final JsonFactory factory;

    public Redaction(JsonFactory factory) {
        this.factory = factory;
    }

    /** The whole text that the parser reads; compressed where it was. */
    public byte[] of(JsonParser json, Wrapping wrapping) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = wrapping == Wrapping.GZIP ? new GZIPOutputStream(bytes) : bytes;
                JsonGenerator copy = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            copy(json, copy);
        }
        return bytes.toByteArray();
    }

    /** How the bytes of a page are wrapped. */
    public enum Wrapping {
        GZIP,
        NONE
    }

    private static void copy(JsonParser json, JsonGenerator copy) {
        JsonToken token;
        while ((token = json.nextToken()) != null) {
            if (token == JsonToken.PROPERTY_NAME && NeverRead.covers(json.currentName())) {
                json.nextToken();
                json.skipChildren();
            } else {
                copy.copyCurrentEvent(json);
            }
        }
    }
}
