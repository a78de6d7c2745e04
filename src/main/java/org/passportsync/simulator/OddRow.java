package org.passportsync.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows that no client likes, as one more row at the beginning of a page. */
enum OddRow {
    /** Ten million characters in one field. */
    HUGE,
    /** A million characters in every name and date. */
    LONG_TEXT,
    /** Five thousand objects, one inside the other. */
    DEEP,
    /** One field twice. */
    DUPLICATE_KEYS,
    /** Bytes that are no UTF-8 in the title. */
    BAD_UTF8,
    /** A number, a list and an object where texts belong. */
    WRONG_TYPES,
    /** No identifier. */
    NO_ID,
    /** No object at all. */
    NO_OBJECT;

    static Optional<OddRow> named(String text) {
        return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(OddRow::text).collect(Collectors.joining(", "));
    }

    void write(OddShape shape, Utf8 out) {
        switch (this) {
            case HUGE -> out.raw(shape.start() + shape.aside() + "{\"note\":\"" + "x".repeat(10_000_000) + "\"}}");
            case LONG_TEXT -> out.raw(shape.start() + longTexts(shape));
            case DEEP ->
                out.raw(shape.start() + shape.aside() + "{\"in\":".repeat(5000) + "0" + "}".repeat(5000) + "}");
            case DUPLICATE_KEYS -> out.raw(shape.start() + shape.again());
            case BAD_UTF8 ->
                out.raw(shape.start() + "\"" + shape.texts().getFirst() + "\":\"")
                        .raw(new byte[] {(byte) 0xc3, (byte) 0x28, (byte) 0xff})
                        .raw("\"}");
            case WRONG_TYPES -> out.raw(shape.wrong());
            case NO_ID -> out.raw(shape.withoutId());
            case NO_OBJECT -> out.raw("\"a row\"");
        }
    }

    private static String longTexts(OddShape shape) {
        String text = "\":\"" + "x".repeat(1_000_000) + "\"";
        return shape.texts().stream().map(field -> "\"" + field + text).collect(Collectors.joining(",", "", "}"));
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
