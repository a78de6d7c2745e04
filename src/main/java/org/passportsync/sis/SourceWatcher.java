package org.passportsync.sis;

import java.time.Duration;

/** Is told what a source waits for, so that a person can see it. Called from several threads. */
public interface SourceWatcher {

    /** The SIS asked for patience or failed; the request is sent again after the pause. */
    void waiting(String resource, String reason, Duration pause);

    /** Watches nothing. */
    SourceWatcher NONE = (_, _, _) -> {};
}
