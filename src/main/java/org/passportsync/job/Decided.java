package org.passportsync.job;

import org.passportsync.run.Run;

/** What came of an order about a run that answers at once: stop, reject. */
public sealed interface Decided {

    /** It is done, or under way: a stop acts at the run's next page. */
    record Done(Run run) implements Decided {}

    /** It can't be done now. Exit code 4. */
    record Refused(String reason) implements Decided {}

    /** There is no such run. Exit code 2. */
    record Wrong(String reason) implements Decided {}
}
