package org.passportsync.job;

/** Ends a run for a reason that a person has to settle; the message says the fact, the values and what to do. */
final class Refusal extends RuntimeException {

    /** What it is called where it is told to another process. */
    static final String KIND = "REFUSAL";

    private static final long serialVersionUID = 1L;

    private final String reason;

    Refusal(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
