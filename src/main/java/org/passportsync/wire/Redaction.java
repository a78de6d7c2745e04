package org.passportsync.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.passportsync.connection.NeverRead;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.util.TokenBuffer;

/** Writes a page again, field by field, without those that hold secrets, and without further identifiers that are some. */
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
            if (token != JsonToken.PROPERTY_NAME) {
                copy.copyCurrentEvent(json);
            } else if (NeverRead.covers(json.currentName())) {
                json.nextToken();
                json.skipChildren();
            } else {
                copy.copyCurrentEvent(json);
                if (json.currentName().equals(WatchedJson.TYPED)) {
                    typed(json, copy);
                }
            }
        }
    }

    /** Values that say by a {@code type} of their own what they are: those that are a secret's are left out. */
    private static void typed(JsonParser json, JsonGenerator copy) {
        if (json.nextToken() == JsonToken.START_ARRAY) {
            copy.copyCurrentEvent(json);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                TokenBuffer one = buffered(json);
                if (!isSecret(one)) {
                    copy(one.asParser(), copy);
                }
            }
            copy.copyCurrentEvent(json);
        } else {
            TokenBuffer single = buffered(json);
            if (isSecret(single)) {
                copy.writeNull();
            } else {
                copy(single.asParser(), copy);
            }
        }
    }

    private static TokenBuffer buffered(JsonParser json) {
        TokenBuffer buffer = TokenBuffer.forBuffering(json, ObjectReadContext.empty());
        buffer.copyCurrentStructure(json);
        return buffer;
    }

    private static boolean isSecret(TokenBuffer one) {
        JsonParser json = one.asParser();
        JsonToken token;
        while ((token = json.nextToken()) != null) {
            if (token == JsonToken.VALUE_STRING
                    && WatchedJson.TYPE.equals(json.currentName())
                    && NeverRead.coversType(json.getString())) {
                return true;
            }
        }
        return false;
    }
}
