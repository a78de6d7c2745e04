package org.passportsync.job;

import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** What is said of a run that keeps something else of its connection from beginning. */
final class InTheWay {

    private InTheWay() {}

    /** What the run does; one that came to rest has its lease a little longer, and can't be stopped any more. */
    static String fact(Run run) {
        return "run " + run.id() + " of " + run.connection()
                + (run.state() == RunState.RUNNING
                        ? " is under way"
                        : " is " + run.state() + ", and its process is just finishing with it");
    }

    /** How it is stopped, by whoever reads a page or sits at a shell. */
    static String stop(Run run) {
        return "on its page or with the command stop run=" + run.id();
    }
}
