package org.passportsync.sources;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source record as the model remembers it.
 *
 * @param read what was read last
 * @param values the last good version that is live; null: it is held out or ignored
 * @param hub the passport record that it contributes to; meaningless where it isn't live
 */
record Source(
        SourceId id, Map<String, String> read, @Nullable Map<String, String> values, int hub) {

    boolean live() {
        return values != null;
    }

    Map<String, String> good() {
        return values == null ? Map.of() : values;
    }

    /** Says whether what was read last is not what is live. */
    boolean heldBack() {
        return !read.equals(values);
    }
}
