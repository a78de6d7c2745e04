package org.passportsync.roster;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as a canonical document: one JSON object in UTF-8, attributes in schema order, no blanks, no nulls.
 *
 * <p>The same bytes are hashed and stored, so equal hashes mean equal documents. One writer serves one thread; its
 * buffer is used again for every record.
 */
public final class DocumentWriter {

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[1024];
    private int length;

    /** Starts over and writes the values of one record; empty lists count as missing. */
    public void write(Schema schema, @Nullable Object[] values) {
        length = 0;
        put('{');
        for (int slot = 0; slot < values.length; slot++) {
            Object value = values[slot];
            if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
                if (length > 1) {
                    put(',');
                }
                put(schema.quotedName(slot));
                value(value);
            }
        }
        put('}');
    }

    /** Adds lists of texts behind the values, which readers of values pass over. */
    public void add(String name, List<List<String>> lists) {
        length--;
        if (length > 1) {
            put(',');
        }
        text(name);
        put(':');
        list(lists);
        put('}');
    }

    /** The bytes of the last record; valid from 0 to {@link #length()} until the next is written. */
    public byte[] buffer() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /**
     * Appends identity behind the document, so that one hash covers both.
     *
     * @param beside what else tells two versions of a record apart, for example its issues; empty where nothing does
     */
    public ContentHash hashWith(char verdict, String sisId, String part, String beside) {
        int end = length;
        put((byte) verdict);
        text(sisId);
        text(part);
        if (!beside.isEmpty()) {
            text(beside);
        }
        ContentHash hash = ContentHash.of(bytes, 0, length);
        length = end;
        return hash;
    }

    private void value(Object value) {
        switch (value) {
            case String text -> text(text);
            case Boolean flag -> put(flag ? TRUE : FALSE);
            case Integer number -> put(number.toString().getBytes(StandardCharsets.US_ASCII));
            case LocalDate date -> text(date.toString());
            case List<?> list -> list(list);
            case Relationship tie -> relationship(tie);
            default -> throw new IllegalArgumentException("no attribute holds a " + value.getClass());
        }
    }

    private void list(List<?> list) {
        put('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                put(',');
            }
            value(list.get(i));
        }
        put(']');
    }

    private void relationship(Relationship tie) {
        put('{');
        field("student", tie.student());
        field("type", tie.type());
        field("priority", tie.priority());
        field("custodial", tie.custodial());
        field("emergency", tie.emergency());
        field("pickup", tie.pickup());
        put('}');
    }

    private void field(String name, @Nullable Object value) {
        if (value != null) {
            if (bytes[length - 1] != '{') {
                put(',');
            }
            text(name);
            put(':');
            value(value);
        }
    }

    private void text(String text) {
        put('"');
        int size = text.length();
        reserve(size * 6 + 1);
        for (int i = plain(text, size); i < size; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else {
                i += wide(text, i, c);
            }
        }
        put('"');
    }

    /** Writes the letters that stand as they are, up to the first that doesn't; gives its place. */
    private int plain(String text, int size) {
        byte[] out = bytes;
        int at = length;
        int i = 0;
        while (i < size) {
            char c = text.charAt(i);
            if (c < 0x20 || c >= 0x80 || c == '"' || c == '\\') {
                break;
            }
            out[at++] = (byte) c;
            i++;
        }
        length = at;
        return i;
    }

    private void ascii(char c) {
        if (c == '"' || c == '\\') {
            bytes[length++] = '\\';
            bytes[length++] = (byte) c;
        } else if (c >= 0x20) {
            bytes[length++] = (byte) c;
        } else {
            escape(c);
        }
    }

    private void escape(char c) {
        bytes[length++] = '\\';
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = HEX[c >> 4];
        bytes[length++] = HEX[c & 15];
    }

    /** Writes a character beyond ASCII; returns how many further chars it took. Half a surrogate pair becomes U+FFFD. */
    private int wide(String text, int at, char c) {
        int point = c;
        int further = 0;
        if (Character.isSurrogate(c)) {
            point = text.codePointAt(at);
            if (Character.isBmpCodePoint(point)) {
                point = 0xFFFD;
            } else {
                further = 1;
            }
        }
        encode(point);
        return further;
    }

    private void encode(int point) {
        if (point < 0x800) {
            bytes[length++] = (byte) (0xC0 | point >> 6);
        } else {
            if (point < 0x10000) {
                bytes[length++] = (byte) (0xE0 | point >> 12);
            } else {
                bytes[length++] = (byte) (0xF0 | point >> 18);
                bytes[length++] = (byte) (0x80 | point >> 12 & 0x3F);
            }
            bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
        }
        bytes[length++] = (byte) (0x80 | point & 0x3F);
    }

    private void put(int b) {
        reserve(1);
        bytes[length++] = (byte) b;
    }

    private void put(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
