package org.passportsync.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    /** No sourcedId. */
    NO_ID,
    /** No object at all. */
    NO_OBJECT;

    private static final String START = "{\"sourcedId\":\"0-odd\",\"status\":\"active\",";

    static Optional<OddRow> named(String text) {
        return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(OddRow::text).collect(Collectors.joining(", "));
    }

    void write(Utf8 out) {
        switch (this) {
            case HUGE -> out.raw(START + "\"metadata\":{\"note\":\"" + "x".repeat(10_000_000) + "\"}}");
            case LONG_TEXT -> out.raw(START + longTexts());
            case DEEP -> out.raw(START + "\"metadata\":" + "{\"in\":".repeat(5000) + "0" + "}".repeat(5000) + "}");
            case DUPLICATE_KEYS -> out.raw(START + "\"status\":\"tobedeleted\",\"sourcedId\":\"0-odd-too\"}");
            case BAD_UTF8 ->
                out.raw(START + "\"title\":\"")
                        .raw(new byte[] {(byte) 0xc3, (byte) 0x28, (byte) 0xff})
                        .raw("\"}");
            case WRONG_TYPES ->
                out.raw("{\"sourcedId\":17,\"status\":[\"active\"],\"dateLastModified\":{\"at\":null}}");
            case NO_ID -> out.raw("{\"status\":\"active\"}");
            case NO_OBJECT -> out.raw("\"a row\"");
        }
    }

    private static String longTexts() {
        String text = "\":\"" + "x".repeat(1_000_000) + "\"";
        return Stream.of("name", "title", "givenName", "familyName", "role", "beginDate", "birthDate")
                .map(field -> "\"" + field + text)
                .collect(Collectors.joining(",", "", "}"));
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
