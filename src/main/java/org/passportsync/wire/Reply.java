package org.passportsync.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/**
 * One answer of the server.
 *
 * @param body the bytes as received, perhaps compressed
 */
public record Reply(int status, HttpHeaders headers, byte[] body) {

    private static final int PEEK = 64 * 1024;
    private static final int PIECE = 8 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("").strip();
    }

    /** Told by the bytes themselves: proxies unpack bodies and forget to say so. */
    public boolean gzipped() {
        return body.length > 1 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B;
    }

    /** The first characters, unpacked; as many as can be read. */
    public String peek() {
        return new String(start(PEEK), StandardCharsets.UTF_8);
    }

    /** The first bytes, unpacked; fewer where the packing is broken. */
    public byte[] start(int most) {
        if (!gzipped()) {
            return Arrays.copyOf(body, Math.min(most, body.length));
        }
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        byte[] piece = new byte[Math.min(most, PIECE)];
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            int length = in.read(piece);
            while (length > 0) {
                start.write(piece, 0, length);
                length = in.read(piece, 0, Math.min(piece.length, most - start.size()));
            }
        } catch (IOException broken) {
            return start.toByteArray();
        }
        return start.toByteArray();
    }

    /**
     * Whether it begins like a JSON object or array; the whole of it is the parser's to judge, and so is what is compressed
     * and so damaged that not even its beginning can be unpacked.
     */
    public boolean json() {
        byte[] start = start(1024);
        if (start.length == 0 && gzipped()) {
            return true;
        }
        int at = Arrays.mismatch(start, BYTE_ORDER_MARK) >= BYTE_ORDER_MARK.length ? BYTE_ORDER_MARK.length : 0;
        while (at < start.length && (start[at] == ' ' || start[at] == '\t' || start[at] == '\r' || start[at] == '\n')) {
            at++;
        }
        return at < start.length && (start[at] == '{' || start[at] == '[');
    }

    public boolean html() {
        String start = peek().stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html") || start.contains("<body");
    }

    /** The number of rows the server claims; nothing where it says none, or no number. */
    public OptionalLong total() {
        String told = header("X-Total-Count");
        return told.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(told)) : OptionalLong.empty();
    }
}
