package org.passportsync.job;

import org.passportsync.run.Run;

/** What came of asking for a run. */
public sealed interface Launched {

    /** A run was made or continued, and is now at rest: committed, parked, failed or stopped. */
    record Ended(Run run) implements Launched {}

    /** A parked run answers in place of a new one. */
    record AlreadyParked(Run run) implements Launched {}

    /** Nothing was started: already running, suspended, access record not valid, not restartable. Exit code 4. */
    record Refused(String reason) implements Launched {}

    /** There is no such connection or run. Exit code 2. */
    record Unknown(String reason) implements Launched {}

    /** What was asked for makes no sense: no mapping, terms not accepted. Exit code 2. */
    record Wrong(String reason) implements Launched {}
}
