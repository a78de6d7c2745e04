package org.passportsync.answer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.Connections;
import org.passportsync.run.RunState;

/** A connection in a list, with its last run. */
public record ConnectionRow(
        String name,
        String district,
        String application,
        Connections.State state,
        int revision,
        @Nullable Long lastRun,
        @Nullable RunState lastState,
        @Nullable Instant lastStarted,
        @Nullable Instant lastCommit) {

    public static ConnectionRow of(Connections.Listed listed) {
        return new ConnectionRow(
                listed.name(),
                listed.district(),
                listed.application(),
                listed.state(),
                listed.revision(),
                listed.lastRun(),
                listed.lastState(),
                listed.lastStarted(),
                listed.lastCommit());
    }
}
