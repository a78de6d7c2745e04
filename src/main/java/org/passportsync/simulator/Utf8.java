package org.passportsync.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Growing UTF-8 bytes of JSON text, written without an object per row. */
public final class Utf8 {

    private static final byte[] HEX = bytes("0123456789abcdef");

    private static final int ROOM = 8192;

    private byte[] content;
    private int length;

    /** Starts with room for many rows. */
    public Utf8() {
        this(ROOM);
    }

    /** Starts with room for so many bytes. */
    public Utf8(int bytes) {
        content = new byte[bytes];
    }

    /** The UTF-8 bytes of a text. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Appends bytes as they are. */
    public Utf8 raw(byte[] fragment) {
        room(fragment.length);
        System.arraycopy(fragment, 0, content, length, fragment.length);
        length += fragment.length;
        return this;
    }

    /** Appends a text as it is, without quotes. */
    public Utf8 raw(String text) {
        return raw(bytes(text));
    }

    /** Appends one ASCII character. */
    public Utf8 raw(char character) {
        room(1);
        content[length++] = (byte) character;
        return this;
    }

    /** Appends a number in decimal digits, padded with zeros on the left up to the width. */
    public Utf8 digits(long number, int width) {
        room(20);
        long rest = number;
        int end = length + Math.max(width, digitsOf(number));
        for (int at = end - 1; at >= length; at--) {
            content[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length = end;
        return this;
    }

    /** Appends a JSON string with its quotes. */
    public Utf8 quoted(String text) {
        raw('"');
        for (byte one : bytes(text)) {
            escaped(one);
        }
        return raw('"');
    }

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return Arrays.copyOf(content, length);
    }

    /** Hands all bytes on and starts again from none. */
    public void drainTo(OutputStream out) throws IOException {
        out.write(content, 0, length);
        length = 0;
    }

    /** Starts again from no bytes. */
    public Utf8 clear() {
        length = 0;
        return this;
    }

    @Override
    public String toString() {
        return new String(content, 0, length, StandardCharsets.UTF_8);
    }

    private void escaped(byte one) {
        if (one == '"' || one == '\\') {
            raw('\\').raw((char) one);
        } else if (one >= 0 && one < 0x20) {
            raw("\\u00").raw((char) HEX[one >> 4]).raw((char) HEX[one & 15]);
        } else {
            room(1);
            content[length++] = one;
        }
    }

    private void room(int more) {
        if (length + more > content.length) {
            content = Arrays.copyOf(content, Math.max(content.length * 2, length + more));
        }
    }

    private static int digitsOf(long number) {
        int count = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            count++;
        }
        return count;
    }
}
