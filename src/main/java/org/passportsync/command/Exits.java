package org.passportsync.command;

/** The exit codes as the help of a command explains them. */
final class Exits {

    static final String HEADING = "%nExit codes:%n";
    static final String DONE = "0:done";
    static final String COMMITTED = "0:committed, also with nothing to change";
    static final String FAILED = "1:failed; the same command goes on where it failed";
    static final String FAILED_PLAIN = "1:failed";
    static final String WRONG = "2:the command, a parameter, a setting or a definition is wrong";
    static final String PARKED = "3:held; somebody has to approve or reject";
    static final String REFUSED = "4:refused: already running, suspended, access record not valid";
    static final String REFUSED_NOW = "4:refused: the run is not in the state for it";
    static final String REFUSED_STATE = "4:refused: the connection is not in the state for it, or nobody agreed";
    static final String REFUSED_LOSS = "4:refused: records would leave, and nobody agreed";
    static final String REFUSED_KEY = "4:refused: the data key can be opened, a run is under way, or nobody agreed";
    static final String REFUSED_PAIR = "4:refused: the duplicate is closed, or nothing is decided about it";
    static final String STOPPED = "130:stopped";

    private Exits() {}
}
