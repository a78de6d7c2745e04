package org.passportsync.skyward;

import java.io.ByteArrayOutputStream;

/** Joins lists of rows to one, as the bytes that they were received in. */
final class JoinedRows {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    JoinedRows() {
        bytes.write('[');
    }

    /** Adds the rows of a list. What is no list goes in as it is: it makes the page unreadable, as it should. */
    void add(byte[] list) {
        int start = 0;
        int end = list.length;
        while (start < end && blank(list[start])) {
            start++;
        }
        while (end > start && blank(list[end - 1])) {
            end--;
        }
        boolean bare = end - start >= 2 && list[start] == '[' && list[end - 1] == ']';
        rows(list, bare ? start + 1 : start, bare ? end - 1 : end);
    }

    /** How many bytes it is so far. */
    int size() {
        return bytes.size();
    }

    byte[] bytes() {
        bytes.write(']');
        return bytes.toByteArray();
    }

    private void rows(byte[] list, int start, int end) {
        int from = start;
        while (from < end && blank(list[from])) {
            from++;
        }
        if (from == end) {
            return;
        }
        if (bytes.size() > 1) {
            bytes.write(',');
        }
        bytes.write(list, from, end - from);
    }

    private static boolean blank(byte one) {
        return one == ' ' || one == '\t' || one == '\r' || one == '\n';
    }
}
