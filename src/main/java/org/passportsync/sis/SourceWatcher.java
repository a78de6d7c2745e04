package org.passportsync.sis;

import java.time.Duration;

/** Is told what a source asks and waits for, so that people can see it. Called from several threads; must not block. */
public interface SourceWatcher {

    /** How a single request ended. */
    enum Outcome {
        /** Answered; also by a refusal that is an answer, as 404 is to a row that is gone. */
        ANSWERED,
        /** 401 or 403. */
        REFUSED,
        /** 429 or 503: the SIS asks for patience. */
        BUSY,
        /** Any other 5xx. */
        BROKEN,
        /** No whole answer within the time. */
        TIMEOUT,
        /** Not reached, or cut off. */
        UNREACHABLE
    }

    /** The SIS asked for patience or failed; the request is sent again after the pause. */
    void waiting(String resource, String reason, Duration pause);

    /** A request, one of perhaps several tries, has ended. */
    default void asked(String resource, Outcome outcome, Duration took) {}

    /** Watches nothing. */
    SourceWatcher NONE = (_, _, _) -> {};
}
