package org.passportsync.job;

import java.time.Duration;
import org.passportsync.run.Run;
import org.passportsync.sis.SourceWatcher;

/**
 * Is told what this process does to any run, whoever launched it: for logs and figures. Called from several threads;
 * must neither block nor throw.
 */
public interface Onlooker {

    /** This process begins to work on a run, or goes on with it. */
    default void began(Run run) {}

    /** A step of a run begins. */
    default void step(Run run, String name) {}

    /** The run waits for the SIS. */
    default void waiting(Run run, String resource, Duration pause) {}

    /** This process has no more to do with a run; its state says how it stands. */
    default void rested(Run run) {}

    /** A request to the SIS of a connection has ended. */
    default void asked(String connection, String resource, SourceWatcher.Outcome outcome, Duration took) {}

    /** Looks away. */
    Onlooker NONE = new Onlooker() {};
}
