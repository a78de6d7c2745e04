package org.passportsync.change;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one record of one connection contributes to a passport record. Values are JSON texts as the database writes them, by
 * hub attribute, so that equal values have equal texts; references are Passport IDs.
 *
 * @param before as it was when last committed; null: it did not contribute
 * @param after as it will be; null: it does not contribute any more
 */
public record Contributor(
        String connection,
        String sisId,
        @Nullable Map<String, String> before,
        @Nullable Map<String, String> after) {

    @Nullable
    String was(String attribute) {
        return before == null ? null : before.get(attribute);
    }

    @Nullable
    String value(String attribute) {
        return after == null ? null : after.get(attribute);
    }

    boolean contributes() {
        return after != null;
    }
}
