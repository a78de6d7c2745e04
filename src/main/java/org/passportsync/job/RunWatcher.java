package org.passportsync.job;

import java.time.Duration;
import java.util.OptionalLong;

/** Is told how a run goes, so that a person can see it. Called from several threads; must not block. */
public interface RunWatcher {

    /** This process begins to work on a run. */
    void started(long runId);

    /** A step begins. */
    void step(String name);

    /**
     * A page is journaled.
     *
     * @param rows rows of the slice read so far
     * @param total rows that the SIS claims to have
     */
    void page(String slice, int page, long rows, OptionalLong total);

    /** The run waits for the SIS. */
    void waiting(String resource, String reason, Duration pause);

    /** Something a person should know, for example that a slice is read again. */
    void remark(String text);

    /** Watches nothing. */
    RunWatcher NONE = new RunWatcher() {
        @Override
        public void started(long runId) {}

        @Override
        public void step(String name) {}

        @Override
        public void page(String slice, int page, long rows, OptionalLong total) {}

        @Override
        public void waiting(String resource, String reason, Duration pause) {}

        @Override
        public void remark(String text) {}
    };
}
