package org.passportsync.command;

import org.passportsync.job.Decided;
import org.passportsync.job.Launched;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** What the program ends with; schedulers and scripts depend on these numbers. */
public enum ExitCode {
    /** Committed, also with nothing to change; or the command did what it was asked. */
    DONE(0),
    /** Failed; the same command goes on where it failed. */
    FAILED(1),
    /** The command, a parameter, a setting or a definition is wrong. */
    WRONG(2),
    /** Held: somebody has to approve or reject. */
    PARKED(3),
    /** Refused: already running, import suspended, access record not valid. */
    REFUSED(4),
    /** Stopped on request. */
    STOPPED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number. */
    public int code() {
        return code;
    }

    static ExitCode of(Launched launched) {
        return switch (launched) {
            case Launched.Ended(Run run) -> of(run.state());
            case Launched.AlreadyParked _ -> PARKED;
            case Launched.Refused _ -> REFUSED;
            case Launched.Unknown _, Launched.Wrong _ -> WRONG;
        };
    }

    static ExitCode of(Decided decided) {
        return switch (decided) {
            case Decided.Done _ -> DONE;
            case Decided.Refused _ -> REFUSED;
            case Decided.Wrong _ -> WRONG;
        };
    }

    /** A run that is still running when its launch comes back is somebody else's now. */
    static ExitCode of(RunState state) {
        return switch (state) {
            case COMMITTED, COMMITTED_WITH_ISSUES -> DONE;
            case FAILED -> FAILED;
            case PARKED -> PARKED;
            case STOPPED -> STOPPED;
            case RUNNING, REJECTED, SUPERSEDED, EXPIRED, SKIPPED_SUSPENDED -> REFUSED;
        };
    }
}
