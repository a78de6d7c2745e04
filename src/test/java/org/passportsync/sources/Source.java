package org.passportsync.sources;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source record as the model remembers it.
 *
 * @param read what was read last
 * @param values the last good version that is live; null: it is held out or ignored
 * @param hub the passport record that it contributes to; meaningless where it isn't live
 * @param doubtful it clashed, or matched others in a way that people have to look at
 */
record Source(
        SourceId id, Map<String, String> read, @Nullable Map<String, String> values, int hub, boolean doubtful) {

    boolean live() {
        return values != null;
    }

    Map<String, String> good() {
        return values == null ? Map.of() : values;
    }

    /** Says whether it is looked at again in the next run though nothing has changed. */
    boolean lookAgain() {
        return doubtful || !read.equals(values);
    }
}
