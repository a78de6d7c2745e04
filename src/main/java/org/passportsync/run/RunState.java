package org.passportsync.run;

import java.util.EnumSet;
import java.util.Set;

/** The states of a run; which may follow which is said here only. */
public enum RunState {
    RUNNING,
    PARKED,
    COMMITTED,
    COMMITTED_WITH_ISSUES,
    REJECTED,
    SUPERSEDED,
    EXPIRED,
    FAILED,
    STOPPED,
    SKIPPED_SUSPENDED;

    /** The states that may follow this one. */
    public Set<RunState> next() {
        return switch (this) {
            case RUNNING ->
                EnumSet.of(PARKED, COMMITTED, COMMITTED_WITH_ISSUES, FAILED, STOPPED, SUPERSEDED, SKIPPED_SUSPENDED);
            case PARKED -> EnumSet.of(RUNNING, REJECTED, SUPERSEDED, EXPIRED);
            case FAILED, STOPPED -> EnumSet.of(RUNNING, SUPERSEDED);
            case COMMITTED, COMMITTED_WITH_ISSUES, REJECTED, SUPERSEDED, EXPIRED, SKIPPED_SUSPENDED ->
                EnumSet.noneOf(RunState.class);
        };
    }

    /** Says whether nothing more will happen to the run unless somebody acts. */
    public boolean finished() {
        return this != RUNNING && this != PARKED;
    }

    /** The states from which this one may be reached. */
    public Set<RunState> before() {
        EnumSet<RunState> before = EnumSet.noneOf(RunState.class);
        for (RunState state : values()) {
            if (state.next().contains(this)) {
                before.add(state);
            }
        }
        return before;
    }
}
