package org.passportsync.notice;

/** A notice was not taken; the reason says the fact and what to do, without address or secret. */
final class Undeliverable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    Undeliverable(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
