package org.passportsync.job;

import org.jspecify.annotations.Nullable;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.run.Connections.State;
import org.passportsync.run.Connections.Stored;

/** Whether a connection is in the state for a run, whatever its definition says: a pure function. */
final class Resting {

    private Resting() {}

    /** Why it is not; null: it is. A retired connection is released only, every other one syncs only. */
    static @Nullable String obstacle(Stored stored, LaunchParameters asked) {
        return asked.release() ? release(stored) : sync(stored);
    }

    private static @Nullable String release(Stored stored) {
        return stored.state() == State.RETIRED
                ? null
                : stored.name() + " is " + stored.state()
                        + "; only a retired connection lets go of its records. Retire it"
                        + " with the command retire connection=" + stored.name() + " first";
    }

    private static @Nullable String sync(Stored stored) {
        return switch (stored.state()) {
            case WAITING_FOR_SECRET, ACTIVE -> null;
            case PAUSED ->
                stored.name() + " is PAUSED; resume it, as an administrator on its page or with the command resume"
                        + " connection=" + stored.name() + ", then launch the sync again";
            case RETIRED ->
                stored.name() + " is RETIRED and syncs no more; the command resume connection=" + stored.name()
                        + " brings it back, and retire connection=" + stored.name()
                        + " release=true lets go of what it still holds";
        };
    }
}
