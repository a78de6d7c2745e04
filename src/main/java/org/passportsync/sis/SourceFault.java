package org.passportsync.sis;

/** The SIS could not be read. The message says the fact, the values and what to do; it holds no personal data. */
public final class SourceFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String reason;

    /** What went wrong, as far as it changes what happens next. */
    public enum Kind {
        /** Not reached: DNS, refused, reset, timed out. */
        UNREACHABLE,
        /** Reached, but it is not the protocol that was expected. */
        FOREIGN,
        /** Key or secret refused, expired or inactive. */
        CREDENTIALS,
        /** The credential may not read this resource (403). */
        FORBIDDEN,
        /** The resource is not there (404). */
        MISSING,
        /** The SIS no longer knows the place that a cursor stands for; the resource has to be read from its start. */
        LOST_PLACE,
        /** Still failing after all retries: 429, 5xx. */
        UNAVAILABLE,
        /** An answer beyond the bounds of size or nesting, or a refused request. */
        REFUSED
    }

    public SourceFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
        this.reason = message;
    }

    public SourceFault(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.reason = message;
    }

    /** The fact, the values and what to do. */
    public String reason() {
        return reason;
    }

    public Kind kind() {
        return kind;
    }
}
