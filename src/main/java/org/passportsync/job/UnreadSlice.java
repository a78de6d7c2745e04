package org.passportsync.job;

/** A slice could not be read by the workers that claimed it; the message says the fact, the values and what to do. */
final class UnreadSlice extends RuntimeException {

    /** What it is called where it is told to another process. */
    static final String KIND = "OTHER";

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadSlice(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
