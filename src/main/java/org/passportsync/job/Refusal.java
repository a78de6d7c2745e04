package org.passportsync.job;

/** Ends a run for a reason that a person has to settle; the message says the fact, the values and what to do. */
final class Refusal extends RuntimeException {

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
