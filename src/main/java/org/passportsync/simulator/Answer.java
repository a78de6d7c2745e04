package org.passportsync.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the simulator answers, before it is sent.
 *
 * @param headers further headers by name
 * @param rows rows in the body
 * @param delivery how the bytes reach the client
 */
record Answer(int status, Map<String, String> headers, Body body, int rows, Delivery delivery) {

    /** An answer of JSON text without rows. */
    static Answer json(int status, String text) {
        return of(status, "application/json", text);
    }

    /** An answer of any text without rows. */
    static Answer of(int status, String type, String text) {
        return new Answer(status, Map.of("Content-Type", type), Body.Ready.of(text), 0, Delivery.WHOLE);
    }

    /** An answer of rows. */
    static Answer rows(Body body, int rows) {
        return new Answer(200, Map.of("Content-Type", "application/json;charset=UTF-8"), body, rows, Delivery.WHOLE);
    }

    Answer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, rows, delivery);
    }

    Answer delivered(Delivery other) {
        return new Answer(status, headers, body, rows, other);
    }
}
