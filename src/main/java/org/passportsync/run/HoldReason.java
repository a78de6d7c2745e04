package org.passportsync.run;

/** Why a run is held. */
public enum HoldReason {
    PREVIEW,
    LIMIT,
    INCOMPLETE_EXTRACT,
    EMPTY_EXTRACT,
    SCOPE_LOSS,
    REKEY,
    FIRST_RUN,
    REPLAY
}
