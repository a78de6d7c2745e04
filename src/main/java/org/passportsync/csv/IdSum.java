package org.passportsync.csv;

import java.nio.charset.StandardCharsets;
import org.passportsync.roster.ContentHash;

/** Eight bytes that stand for an identifier where very many are held. */
final class IdSum {

    private IdSum() {}

    static long of(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return ContentHash.of(bytes, 0, bytes.length).low();
    }
}
