package org.passportsync.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds its way through the bytes of a JSON text (UTF-8) by braces, brackets and quotes, and judges nothing else. All
 * places are indexes into the bytes; -1 is nowhere, and leads nowhere.
 */
record JsonBytes(byte[] bytes) {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Where the first row of the list with a name begins, or of a list that stands alone; of an empty one, where it ends. */
    int list(String name) {
        int at = blank(marked() ? BYTE_ORDER_MARK.length : 0);
        if (is('[', at)) {
            return blank(at + 1);
        }
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        for (int field = is('{', at) ? blank(at + 1) : -1; is('"', field); ) {
            int end = text(field);
            int colon = blank(end);
            int value = is(':', colon) ? blank(colon + 1) : -1;
            boolean found = end > 0 && Arrays.equals(bytes, field + 1, end - 1, wanted, 0, wanted.length);
            if (found) {
                return is('[', value) ? blank(value + 1) : -1;
            }
            int comma = blank(value(value));
            field = is(',', comma) ? blank(comma + 1) : -1;
        }
        return -1;
    }

    private boolean marked() {
        int length = BYTE_ORDER_MARK.length;
        return bytes.length >= length && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length);
    }

    boolean is(char wanted, int at) {
        return at >= 0 && at < bytes.length && bytes[at] == wanted;
    }

    /** The first place from here on that is not blank. */
    int blank(int from) {
        int at = from;
        while (at >= 0 && at < bytes.length && isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte one) {
        return one == ' ' || one == '\n' || one == '\r' || one == '\t';
    }

    private int value(int from) {
        if (is('"', from)) {
            return text(from);
        }
        if (is('{', from) || is('[', from)) {
            return structure(from);
        }
        int at = from;
        while (at >= 0 && at < bytes.length && !isBlank(bytes[at]) && bytes[at] != ',' && bytes[at] != '}') {
            at++;
        }
        return at;
    }

    /** Behind the text whose first quote stands here. */
    private int text(int from) {
        int at = from + 1;
        while (at < bytes.length && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return at < bytes.length ? at + 1 : -1;
    }

    /** Behind the object or list that begins here. */
    int structure(int from) {
        int depth = 0;
        for (int at = from; at < bytes.length; at++) {
            byte one = bytes[at];
            if (one == '"') {
                at = text(at) - 1;
                if (at < 0) {
                    return -1;
                }
            } else if (one == '{' || one == '[') {
                depth++;
            } else if ((one == '}' || one == ']') && --depth == 0) {
                return at + 1;
            }
        }
        return -1;
    }
}
