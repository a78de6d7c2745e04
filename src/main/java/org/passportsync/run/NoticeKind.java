package org.passportsync.run;

import org.jspecify.annotations.Nullable;

/** What people are told without asking. */
public enum NoticeKind {
    /** A run is held and waits for an admin. */
    HELD,
    FAILED,
    /** A run failed because the SIS can't be reached, or refuses the credential. */
    CONNECTIVITY,
    /** The integration access record expires in 30, 7 or 1 days. */
    ACCESS_EXPIRING,
    FINISHED_WITH_ISSUES,
    /** A held run expires soon. */
    REMINDER,
    EXPIRED,
    /** A run that was held is not committed any more, because a newer one took its place. */
    SUPERSEDED,
    /** The schedule fired, and no run came of it. */
    NOT_STARTED;

    /** What is told when a run comes into a state; null: nothing. */
    static @Nullable NoticeKind of(RunState state) {
        return switch (state) {
            case PARKED -> HELD;
            case FAILED -> FAILED;
            case COMMITTED_WITH_ISSUES -> FINISHED_WITH_ISSUES;
            case EXPIRED -> EXPIRED;
            case SUPERSEDED -> SUPERSEDED;
            case RUNNING, COMMITTED, REJECTED, STOPPED, SKIPPED_SUSPENDED -> null;
        };
    }
}
